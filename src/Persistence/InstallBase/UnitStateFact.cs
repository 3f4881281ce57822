using Crm.Domain.InstallBase;

namespace Persistence.InstallBase;

/// <summary>What the outbox says about a unit: which and how it stands, nobody's name.</summary>
public sealed record UnitStateFact(UnitId Id, string Serial, UnitState State, int Version, string ActorId);
