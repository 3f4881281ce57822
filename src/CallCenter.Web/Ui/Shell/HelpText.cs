namespace CallCenter.Web.Ui.Shell;

/// <summary>Names the texts of the help: <c>IStringLocalizer&lt;HelpText&gt;</c>.</summary>
internal sealed class HelpText;
