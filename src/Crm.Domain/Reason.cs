namespace Crm.Domain;

/// <summary>Why a rule decided as it did: a text key and the values that its sentence needs.</summary>
public sealed record Reason(string Key, ImmutableArray<RuleParameter> Parameters)
{
    /// <summary>Names the text and its values in the order in which the sentence uses them.</summary>
    public static Reason Of(string key, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var values = ImmutableArray.CreateBuilder<RuleParameter>(parameters.Length);
        foreach (var (name, value) in parameters)
            values.Add(new RuleParameter(name, value));
        return new Reason(key, values.MoveToImmutable());
    }
}
