namespace CallCenter.Web.Features.Desk;

/// <summary>Names the texts of the desk: <c>IStringLocalizer&lt;DeskText&gt;</c>.</summary>
internal sealed class DeskText;
