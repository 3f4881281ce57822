namespace CallCenter.Web.Features.Security;

/// <summary>Names the texts of the security events.</summary>
internal sealed class SecurityText;
