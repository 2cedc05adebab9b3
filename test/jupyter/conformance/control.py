"""What jupyter_kernel_test does not ask: interrupt, restart, shutdown, death, failing cells."""

from unittest import TestCase

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

KERNEL = "tslab"
TIMEOUT = 30


class ControlTest(TestCase):
    def setUp(self):
        self.manager, self.client = start_new_kernel(kernel_name=KERNEL)

    def tearDown(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)

    def run_cell(self, code, **options):
        """Runs a cell to its end and returns the reply's content."""
        return self.client.execute_interactive(
            code, timeout=TIMEOUT, output_hook=lambda message: None, **options
        )["content"]

    def value_of(self, expression):
        reply = self.run_cell("", user_expressions={"value": expression})
        return reply["user_expressions"]["value"]["data"]["text/plain"]

    def wait_for_text(self, text):
        """Waits until a cell has printed `text`."""
        while True:
            content = self.client.get_iopub_msg(timeout=TIMEOUT)["content"]
            if text in content.get("text", ""):
                return

    def wait_until_answered(self, request):
        """Waits until the kernel is done with a request: on another channel it could come too late."""
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            done = message["content"].get("execution_state") == "idle"
            if done and message["parent_header"].get("msg_type") == request:
                return

    def interrupt(self, code):
        """Starts a cell, interrupts it once it has begun, and returns the reply's content."""
        request = self.client.execute(f"console.log('begun');\n{code}")
        self.wait_for_text("begun")
        self.manager.interrupt_kernel()
        while True:
            reply = self.client.get_shell_msg(timeout=TIMEOUT)
            if reply["parent_header"]["msg_id"] == request:
                return reply["content"]

    def assert_interrupted(self, code):
        self.run_cell("const kept = 11")
        reply = self.interrupt(code)
        self.assertEqual((reply["status"], reply["ename"]), ("error", "Interrupted"))
        self.assertEqual(self.value_of("kept"), "11")

    def test_interrupt_endless_loop(self):
        """interrupt_kernel() stops an endless loop, and the kernel keeps its variables"""
        self.assert_interrupted("while (true) {}")

    def test_interrupt_await(self):
        """interrupt_kernel() stops a pending await, and the kernel keeps its variables"""
        self.assert_interrupted("await new Promise(() => {})")

    def test_interrupt_loop_after_await(self):
        """interrupt_kernel() stops an endless loop after an await, and the kernel keeps its variables"""
        self.assert_interrupted("await null; while (true) {}")

    def test_interrupt_idle(self):
        """interrupt_kernel() while no cell runs harms neither the kernel nor the next cell"""
        self.run_cell("const kept = 11")
        self.manager.interrupt_kernel()
        self.wait_until_answered("interrupt_request")
        self.assertEqual(self.value_of("kept"), "11")

    def test_restart(self):
        """restart_kernel() gives a kernel without the old variables, and the old one ends by itself"""
        self.run_cell("Object.assign(globalThis, { old: 1 })")
        old = self.manager.provisioner.process
        self.manager.restart_kernel()
        self.assertEqual(old.returncode, 0)
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.assertEqual(self.value_of("'old' in globalThis"), "false")

    def test_restart_while_busy(self):
        """restart_kernel() ends a kernel whose cell loops for ever"""
        self.client.execute("console.log('begun'); while (true) {}")
        self.wait_for_text("begun")
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.assertEqual(self.value_of("1 + 1"), "2")

    def test_shutdown(self):
        """a shutdown_request ends the process by itself, whatever a cell left running"""
        self.run_cell("setInterval(() => {}, 1000)")
        reply = self.client.shutdown(reply=True, timeout=TIMEOUT)
        self.assertEqual(reply["content"], {"status": "ok", "restart": False})
        self.assertEqual(self.manager.provisioner.process.wait(TIMEOUT), 0)
        self.assertFalse(self.manager.is_alive())

    def test_death(self):
        """a crash of the kernel's process is noticed: is_alive() turns false"""
        self.assertTrue(self.manager.is_alive())
        self.client.execute("process.kill(process.pid, 'SIGKILL')")
        self.manager.provisioner.process.wait(TIMEOUT)
        self.assertFalse(self.manager.is_alive())

    def test_abort(self):
        """a cell that fails aborts the cells queued behind it, and no other request"""
        failing = self.client.execute("await null; throw new RangeError('first')")
        queued = [self.client.execute("Object.assign(globalThis, { ran: true })") for _ in range(3)]
        other = self.client.kernel_info()
        replies = {}
        while not replies.keys() >= {failing, *queued, other}:
            reply = self.client.get_shell_msg(timeout=TIMEOUT)
            replies[reply["parent_header"]["msg_id"]] = reply["content"]
        self.assertEqual(replies[failing]["status"], "error")
        self.assertEqual([replies[each] for each in queued], [{"status": "aborted"}] * 3)
        self.assertEqual(replies[other]["status"], "ok")
        self.assertEqual(self.value_of("'ran' in globalThis"), "false")

    def test_nbclient(self):
        """nbclient reports a failing cell with its own ename and evalue"""
        cells = ["const limit = 3", "throw new RangeError(`more than ${limit}`)"]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in cells])
        with self.assertRaises(CellExecutionError) as raised:
            NotebookClient(notebook, kernel_name=KERNEL, timeout=TIMEOUT).execute()
        self.assertEqual(
            (raised.exception.ename, raised.exception.evalue), ("RangeError", "more than 3")
        )
