"""What jupyter_kernel_test needs to know of each kernel: code in its language, and what must come of it.

The samples are alike in all languages. One is left out only where the language has no way to ask for the
thing (a pager, an emptied output), and the welcome where the kernel announces a protocol older than 5.5,
which brought it. What a client may ask of any kernel is asked of all.
"""


class TypeScript:
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    code_generate_error = "throw new RangeError('out of range')"
    completion_samples = [{"text": "Math.imu", "matches": {"imul"}}]
    complete_code_samples = ["1", "const x = [1, 2];", "function half(x: number) {\n  return x / 2;\n}"]
    incomplete_code_samples = ["console.log(`two", "function half(x: number) {\n  return x / 2;"]
    invalid_code_samples = [")"]
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "[1, 2].map((x) => x + 1)", "result": "[ 2, 3 ]"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"


class Tslab(TypeScript):
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>1</b>')", "mime": "text/html"},
    ]


class Unrolled(Tslab):
    code_clear_output = "import { clearOutput } from 'unrolled/notebook'; clearOutput({ wait: true })"
    support_iopub_welcome = True


class Deno(TypeScript):
    # Deno colours plain text.
    code_execute_result = [
        {"code": "6 * 7", "result": "\x1b[33m42\x1b[39m"},
        {
            "code": "[1, 2].map((x) => x + 1)",
            "result": "[ \x1b[33m2\x1b[39m, \x1b[33m3\x1b[39m ]",
        },
    ]
    code_display_data = [
        {
            "code": "await Deno.jupyter.display({ 'text/html': '<b>1</b>' }, { raw: true })",
            "mime": "text/html",
        },
    ]
    code_clear_output = "await Deno.jupyter.broadcast('clear_output', { wait: true })"


class IPython:
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('oops', file=sys.stderr)"
    code_generate_error = "raise IndexError('out of range')"
    completion_samples = [{"text": "isins", "matches": {"isinstance"}}]
    complete_code_samples = ["1", "x = [1, 2]", "def half(x):\n    return x / 2\n\n"]
    incomplete_code_samples = ["print('''two", "def half(x):\n    return x / 2"]
    invalid_code_samples = [")"]
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "[x + 1 for x in [1, 2]]", "result": "[2, 3]"},
    ]
    code_display_data = [
        {"code": "from IPython.display import HTML, display; display(HTML('<b>1</b>'))", "mime": "text/html"},
    ]
    code_page_something = "isinstance?"
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "isinstance"
    code_clear_output = "from IPython.display import clear_output; clear_output(wait=True)"
    support_iopub_welcome = True
