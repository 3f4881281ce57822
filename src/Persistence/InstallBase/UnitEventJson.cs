using System.Collections.Frozen;
using System.Text.Json;
using Crm.Domain.InstallBase;
using Persistence.Conventions;

namespace Persistence.InstallBase;

/// <summary>Unit events to rows and back.</summary>
internal static class UnitEventJson
{
    private static readonly FrozenDictionary<string, Type> Types =
        typeof(UnitEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(UnitEvent))).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    public static UnitEvent Read(UnitEventRow row) => (UnitEvent)JsonSerializer.Deserialize(row.Data, Types[row.Type], StoreJson.Options)!;

    public static UnitEventRow Row(UnitId unit, int seq, UnitEvent fact, Actor actor, DateTimeOffset now) => new()
    {
        UnitId = unit, Seq = seq, At = now, ActorId = actor.Id, Workstation = actor.Workstation, Type = fact.Name, Data = StoreJson.Write(fact),
    };
}
