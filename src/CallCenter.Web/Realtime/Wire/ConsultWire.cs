using System.Text.Json.Serialization;
using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>A consult that runs.</summary>
/// <param name="Target">Who was chosen; an outside number is masked.</param>
/// <param name="Agent">The colleague who is rung or talks; absent for an outside number.</param>
/// <param name="Phase">ringing, talking or conference.</param>
/// <param name="Side">Whom the agent hears: target, customer or both.</param>
/// <param name="Since">When the phase began, UTC.</param>
public sealed record ConsultWire(
    TargetWire Target, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Agent, string Phase, string Side, DateTimeOffset Since)
{
    public static ConsultWire From(Consultation consult) =>
        new(TargetWire.From(consult.Target), consult.Agent?.Value, Words.Of(consult.Phase), Words.Of(consult.Side), consult.Since);
}
