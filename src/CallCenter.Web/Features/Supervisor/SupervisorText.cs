namespace CallCenter.Web.Features.Supervisor;

/// <summary>Names the texts of this area.</summary>
internal sealed class SupervisorText;
