using Crm.Domain.Catalogue;

namespace Crm.Domain.Scripts;

/// <summary>The scripts in force on one day. Pure: the same editions and day give the same sentences.</summary>
public sealed class ScriptBook
{
    private static readonly string[] Electric = ["电", "跳闸", "shock", "electric", "earth", "breaker"];

    private readonly Dictionary<(ScriptPlace, string), Script> _inForce = [];

    /// <summary>Chooses for each place and scope the newest edition that holds; where none does, the one as shipped.</summary>
    /// <param name="editions">Every edition.</param>
    /// <param name="day">The site's day.</param>
    public ScriptBook(IEnumerable<Script> editions, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(editions);
        foreach (var shipped in DefaultScripts.All)
            _inForce[(shipped.Place, shipped.Scope)] = shipped;
        foreach (var script in editions.Where(s => s.HoldsOn(day)).OrderBy(s => s.Edition))
            _inForce[(script.Place, script.Scope)] = script;
    }

    /// <summary>The scripts as shipped.</summary>
    public static ScriptBook Shipped { get; } = new([], DateOnly.MinValue);

    /// <summary>The edition in force, or null.</summary>
    public Script? Find(ScriptPlace place, string scope) => _inForce.GetValueOrDefault((place, scope));

    /// <summary>The sentences of a talk, in the order in which they are said: safety first, then the narrowest. A code stands once.</summary>
    public ImmutableArray<ScriptLine> For(ScriptCase talk)
    {
        ArgumentNullException.ThrowIfNull(talk);
        (ScriptPlace Place, string Scope)[] places =
        [
            .. talk.Symptom is { IsSafetyCritical: true } danger ? new[] { (IsGas(danger) ? ScriptPlace.Gas : ScriptPlace.HighVoltage, "") } : [],
            (ScriptPlace.Symptom, talk.Symptom?.Code ?? ""),
            (ScriptPlace.Category, talk.Symptom?.CategoryCode ?? talk.Category),
            (ScriptPlace.Queue, talk.Queue),
            (ScriptPlace.Order, talk.Type.ToString()),
        ];
        return
        [
            .. places.Where(p => p.Place is ScriptPlace.Gas or ScriptPlace.HighVoltage || p.Scope.Length > 0)
                .Select(p => Find(p.Place, p.Scope)).OfType<Script>()
                .SelectMany(s => s.Steps.Select(step => new ScriptLine(step, s.Place, s.Scope, s.Edition)))
                .DistinctBy(l => l.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Why a talk may not be saved, or null: a sentence that must be said has no tick. Safety is named before courtesy.</summary>
    /// <param name="talk">What decides the scripts.</param>
    /// <param name="isSaid">Whether a code has its tick.</param>
    public Refusal? Unsaid(ScriptCase talk, Func<string, bool> isSaid)
    {
        ArgumentNullException.ThrowIfNull(isSaid);
        var missing = For(talk).FirstOrDefault(l => l.IsRequired && !isSaid(l.Code));
        return missing is null ? null : Refusal.Of(missing.IsSafety ? ScriptRules.SafetyMustBeSaid : ScriptRules.MustBeSaid, ("field", "script"));
    }

    // Whatever is dangerous at a burner is treated as gas, unless its name speaks of electricity: there "leave every switch alone" would be the wrong advice.
    private static bool IsGas(Symptom symptom) => Hazards.Of(symptom.CategoryCode) == Hazards.Gas
        && !Electric.Any(w => symptom.NameZh.Contains(w, StringComparison.Ordinal) || symptom.NameEn.Contains(w, StringComparison.OrdinalIgnoreCase));
}
