namespace Crm.Domain.Administration;

/// <summary>Whose engineer's desk looks after whom: <c>tier:Gold=agent3+agent4, model:HM-AC35=agent7</c>. The most particular word that fits wins: the customer (by his
/// number), then the model, the brand, the category, the tier. A setting and no table: a site has a handful of such desks, and who sits there changes more often than for whom.</summary>
public static class DesignatedDesks
{
    /// <summary>People of one desk: with more nobody is designated.</summary>
    public const int MostAgents = 8;

    private static readonly string[] s_kinds = ["customer", "model", "brand", "category", "tier"];

    /// <summary>The agents of the desk, as the administrator ordered them; none where nobody is designated.</summary>
    /// <param name="rules">The setting's value.</param>
    /// <param name="customer">The customer's number, for example <c>C-0000012</c>.</param>
    /// <param name="tier">The name of his tier.</param>
    /// <param name="model">Code of the machine's model, or null while it is not known which machine it is.</param>
    /// <param name="brand">Code of its brand, or null.</param>
    /// <param name="category">Code of its category, or null.</param>
    public static ImmutableArray<string> Choose(string rules, string customer, string tier, string? model, string? brand, string? category)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Length == 0) return [];
        var entries = Entries(rules).ToList();
        foreach (var (kind, value) in s_kinds.Zip([customer, model, brand, category, tier]))
        {
            if (value is null) continue;
            foreach (var (what, agents) in entries)
                if (string.Equals(what, $"{kind}:{value}", StringComparison.OrdinalIgnoreCase)) return agents;
        }

        return [];
    }

    /// <summary>Why the value cannot be, or null.</summary>
    /// <param name="field">The setting's key.</param>
    /// <param name="value">What was typed.</param>
    public static Refusal? Check(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var (what, agents) in Entries(value))
        {
            var at = what.IndexOf(':', StringComparison.Ordinal);
            if (at <= 0 || at == what.Length - 1 || !s_kinds.Contains(what[..at])) return FieldRules.IsUnknown(field, what);
            if (agents.Length == 0) return Refusal.Of(FieldRules.Missing, ("field", field));
            if (agents.Length > MostAgents) return FieldRules.Range(field, agents.Length, 1, MostAgents);
        }

        return null;
    }

    private static IEnumerable<(string What, ImmutableArray<string> Agents)> Entries(string rules)
    {
        foreach (var entry in rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            yield return at < 0 ? (entry, []) : (entry[..at].Trim(), [.. entry[(at + 1)..].Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        }
    }
}
