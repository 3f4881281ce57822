using Crm.Domain.InstallBase;

namespace Persistence.InstallBase;

/// <summary>One fact of a unit's history and who made it true.</summary>
public sealed record UnitFact(int Seq, DateTimeOffset At, string ActorId, string? Workstation, UnitEvent Fact);
