using Telephony.Calls;

namespace CallCenter.Web.Features.Desk;

/// <summary>The consult that an agent holds.</summary>
/// <param name="Who">Name of the colleague, or null for an outside number.</param>
/// <param name="Number">Extension of the colleague, or the outside number, masked.</param>
/// <param name="Phase">Ringing, talking or three-way.</param>
/// <param name="Side">Whom the agent hears.</param>
/// <param name="Since">When the phase began.</param>
public sealed record DeskConsult(string? Who, string Number, ConsultPhase Phase, ConsultSide Side, DateTimeOffset Since);
