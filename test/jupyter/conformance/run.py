"""Runs the tests beside this file, or with --list only names them; prints JSON, one object a line."""

import json
import sys
from unittest import TestLoader, TestResult, TestSuite

import control
import samples


class Report(TestResult):
    """Prints how each test ended; a part that is skipped or fails counts for its test."""

    def startTest(self, test):
        super().startTest(test)
        self.problems = []

    def stopTest(self, test):
        super().stopTest(test)
        self.print(test, "\n".join(self.problems))

    def addError(self, test, error):
        # What fails in setUpClass belongs to no test that was started.
        text = self._exc_info_to_string(error, test)
        if hasattr(test, "_testMethodName"):
            self.problems.append(text)
        else:
            self.print(test, text)

    def addFailure(self, test, error):
        self.problems.append(self._exc_info_to_string(error, test))

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.problems.append(f"{subtest}\n{self._exc_info_to_string(error, test)}")

    def addSkip(self, test, reason):
        self.problems.append(f"skipped: {reason}")

    def print(self, test, problem):
        print(json.dumps({"id": test.id(), "problem": problem}), flush=True)


def tests(suite):
    for each in suite:
        yield from tests(each) if isinstance(each, TestSuite) else [each]


suite = TestSuite(TestLoader().loadTestsFromModule(module) for module in (samples, control))
if "--list" in sys.argv:
    for test in tests(suite):
        title = test.shortDescription() or f"passes {test.id().split('.', 1)[1]}"
        print(json.dumps({"id": test.id(), "title": title}))
else:
    suite.run(Report())
