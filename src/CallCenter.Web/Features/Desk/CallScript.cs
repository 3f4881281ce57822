using Crm.Domain.Catalogue;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>What is said in a talk, by its queue (which decides the kind of order) and its fault. Pure. The safety sentences come first and must be ticked.</summary>
internal static class CallScript
{
    private static readonly string[] s_electric = ["电", "跳闸", "shock", "electric", "earth", "breaker"];

    private static readonly ScriptStep[] s_gas = [new("gas.valve", true), new("gas.window", true), new("gas.switch", true), new("gas.leave", true)];
    private static readonly ScriptStep[] s_voltage = [new("hv.touch", true), new("hv.power", true)];

    /// <summary>The steps, in the order in which they are said.</summary>
    /// <param name="type">Kind of order.</param>
    /// <param name="symptom">The chosen symptom, or null.</param>
    public static IReadOnlyList<ScriptStep> For(TicketType type, Symptom? symptom) => [.. Safety(symptom), .. Courtesy(type)];

    /// <summary>The codes that must be ticked before a ticket with this symptom is saved.</summary>
    public static IEnumerable<string> Required(Symptom? symptom) => Safety(symptom).Where(s => s.IsRequired).Select(s => s.Code);

    private static ScriptStep[] Safety(Symptom? symptom) => symptom is not { IsSafetyCritical: true } ? [] : IsGas(symptom) ? s_gas : s_voltage;

    // Whatever is dangerous at a burner is treated as gas, unless its name speaks of electricity: there "leave every switch alone" would be the wrong advice.
    private static bool IsGas(Symptom symptom) => Hazards.Of(symptom.CategoryCode) == Hazards.Gas
        && !s_electric.Any(w => symptom.NameZh.Contains(w, StringComparison.Ordinal) || symptom.NameEn.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static ScriptStep[] Courtesy(TicketType type) => type switch
    {
        TicketType.Install => [new("install.site", false), new("install.free", false), new("readback", false)],
        TicketType.Complaint => [new("complaint.listen", false), new("complaint.next", false), new("readback", false)],
        TicketType.Consult => [new("consult.more", false)],
        _ => [new("repair.fee", false), new("repair.proof", false), new("readback", false)],
    };
}
