"""TypeScript for each thing that jupyter_kernel_test asks a kernel to do."""

# Imported whole: a test case that is a name of this module would be run from here.
import jupyter_kernel_test as suite


class SuiteTest(suite.KernelTests):
    """The public suite on the kernel that set-up installs, with every sample that TypeScript has an answer to."""

    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    code_generate_error = "throw new RangeError('out of range')"
    code_clear_output = 'import { clearOutput } from "unrolled/notebook"; clearOutput({ wait: true });'

    completion_samples = [
        {"text": "Math.imu", "matches": {"imul"}},
        {"text": "const 颜色 = '🎉'; 颜色.charCod", "matches": {"charCodeAt"}},
        {"text": "JSON."},
    ]

    complete_code_samples = [
        "1",
        "const x = { a: [1, 2] };",
        "`one\n${two}\nthree`",
        "for (const x of [1]) {\n  console.log(x);\n}",
        "const half = (x: number): number => x / 2;",
        "await Promise.resolve(1)",
        "// only a comment",
        "",
    ]
    incomplete_code_samples = [
        "`a template",
        "`${[1, 2",
        "console.log(",
        "const x =",
        "1 +",
        "if (a) {",
        "const f = ({ a, b }: { a: number;",
        "@decorated",
        "class A extends B {",
        "/* a comment",
        "try {}",
    ]
    invalid_code_samples = [")", "const 1 = 2", "const a b", "'a string", "foo(1 2", "{ a: 1 ]"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'a' + 'b'", "result": "'ab'"},
        {"code": "[1, 2].map((x) => x + 1)", "result": "[ 2, 3 ]"},
        {"code": "await Promise.resolve(43)", "result": "43"},
        {
            "code": "({ [Symbol.for('unrolled.display')]: () => ({ data: { 'text/html': '<b>44</b>' } }) })",
            "mime": "text/html",
            "result": "<b>44</b>",
        },
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>1</b>')", "mime": "text/html"},
        {"code": "import { display } from 'tslab'; display.svg('<svg/>')", "mime": "image/svg+xml"},
        {
            "code": "import { show } from 'unrolled/notebook'; import { lossCurve } from 'unrolled/charts';"
            "show(lossCurve({ losses: [1, 0.5] }))",
            "mime": "application/vnd.vegalite.v5+json",
        },
    ]

    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")

    code_inspect_sample = "Math.sqrt"

    # TypeScript has no syntax such as `name?` that asks for a page, and the protocol calls the payloads
    # that carry one deprecated. What a page would show is in the answer to an inspection, above.
    test_pager = None


class WelcomeTest(suite.IopubWelcomeTests):
    """A subscriber is greeted, so that it knows from when on it misses nothing."""

    kernel_name = "tslab"
    support_iopub_welcome = True
