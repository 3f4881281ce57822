namespace CallCenter.Web.Features.Admin;

/// <summary>Names the texts of the administration.</summary>
internal sealed class AdminText;
