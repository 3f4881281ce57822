namespace CallCenter.Web.Features.Me;

/// <summary>Names the texts of one's own settings: <c>IStringLocalizer&lt;MeText&gt;</c>.</summary>
internal sealed class MeText;
