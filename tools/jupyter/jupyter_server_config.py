# Read by `npm start` (it is on JUPYTER_CONFIG_PATH), whatever else this machine configures.
c = get_config()  # noqa: F821

# One kernel to choose from: the notebooks' own, from the project's environment.
c.KernelSpecManager.allowed_kernelspecs = {"tslab"}
c.KernelSpecManager.ensure_native_kernel = False
c.MappingKernelManager.default_kernel_name = "tslab"

# Nothing leaves the machine: no look for extensions, news or updates (labconfig/ also spares the
# reader the question whether to fetch news).
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
