using Crm.Domain.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /units/{serial}/policy</c>: puts the policy right.</summary>
/// <param name="Version">The unit's version that is changed.</param>
/// <param name="Code">The policy's code.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="Use">Household or commercial; as it is when null.</param>
/// <param name="Reason">Why; needed.</param>
public sealed record UnitsCorrectionBody(int? Version, string? Code, int? PolicyVersion, UnitUse? Use, string? Reason);
