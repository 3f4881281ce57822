namespace CallCenter.Web.Ui.Shell;

/// <summary>Names the texts of the shell: <c>IStringLocalizer&lt;ShellText&gt;</c>.</summary>
internal sealed class ShellText;
