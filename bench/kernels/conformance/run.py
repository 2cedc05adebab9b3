"""Runs jupyter_kernel_test on a registered kernel: `run.py KERNEL SAMPLES`, SAMPLES a class of samples.py.

Prints how each test ended, a JSON object a line: test (with its parts that failed, when others passed),
outcome (passed, failed, leftOut), problem.
"""

import json
import os
import signal
import sys
from unittest import TestLoader, TestResult, TestSuite

import jupyter_kernel_test
import samples

# The suite waits for some replies without a limit.
SECONDS_A_TEST = 30

# Kernels inherit standard output; what they write there must not be read as ours.
output = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

kernel, chosen = sys.argv[1:]
answers = getattr(samples, chosen)


class Kernel(answers, jupyter_kernel_test.KernelTests):
    kernel_name = kernel


class Welcome(answers, jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = kernel


class Report(TestResult):
    def __init__(self):
        super().__init__()
        self.reported = set()
        self.broken = ""

    def startTest(self, test):
        super().startTest(test)
        self.problems = []
        self.parts = []
        self.part_passed = False
        self.skipped_for = ""
        if hasattr(signal, "SIGALRM"):
            signal.alarm(SECONDS_A_TEST)

    def stopTest(self, test):
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
        super().stopTest(test)
        problem = "\n".join(self.problems)
        outcome = "failed" if problem else "leftOut" if self.skipped_for else "passed"
        self.say(test, outcome, problem or self.skipped_for, self.parts if self.part_passed else ())

    def addError(self, test, error):
        text = self._exc_info_to_string(error, test)
        # What fails in setUpClass belongs to no test that was started.
        if hasattr(test, "_testMethodName"):
            self.problems.append(text)
        else:
            self.broken += text

    def addFailure(self, test, error):
        self.problems.append(self._exc_info_to_string(error, test))

    def addSubTest(self, test, subtest, error):
        if error is None:
            self.part_passed = True
        else:
            self.parts.append(" ".join(str(value) for value in subtest.params.values()))
            self.problems.append(f"{subtest}\n{self._exc_info_to_string(error, test)}")

    def addSkip(self, test, reason):
        self.skipped_for = reason

    def say(self, test, outcome, problem, parts=()):
        self.reported.add(test)
        name = test._testMethodName.removeprefix("test_")
        if parts:
            name += f" ({', '.join(parts)})"
        print(json.dumps({"test": name, "outcome": outcome, "problem": problem}), file=output, flush=True)


def too_long(number, frame):
    raise TimeoutError(f"no end within {SECONDS_A_TEST} s")


def tests_of(case):
    return list(TestLoader().loadTestsFromTestCase(case))


if hasattr(signal, "SIGALRM"):
    signal.signal(signal.SIGALRM, too_long)
tests = tests_of(Kernel) + tests_of(Welcome)
report = Report()
TestSuite(tests).run(report)
for test in tests:
    if test not in report.reported:
        report.say(test, "failed", report.broken or "it was not run")
