namespace CallCenter.Web.Features.Demo;

/// <summary>Texts of the demo page.</summary>
internal sealed class DemoText;
