namespace CallCenter.Web.Ui.Kit;

/// <summary>Names the texts of the kit: <c>IStringLocalizer&lt;KitText&gt;</c>.</summary>
internal sealed class KitText;
