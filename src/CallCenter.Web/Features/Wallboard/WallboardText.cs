namespace CallCenter.Web.Features.Wallboard;

/// <summary>Names the texts of this area.</summary>
internal sealed class WallboardText;
