namespace Crm.Domain;

/// <summary>Why a command was not accepted: the rule's name and the values that its sentence needs.</summary>
/// <remarks>The words are translated by the web project under the key <c>Rule.&lt;Rule&gt;</c>.</remarks>
public sealed record Refusal(string Rule, ImmutableArray<RuleParameter> Parameters)
{
    /// <summary>The rule of every save that was made on an older version than the stored one.</summary>
    public const string StaleVersion = "StaleVersion";

    /// <summary>The rule of every save that lacks something; parameter <c>fields</c> names them, comma separated.</summary>
    public const string RequiredFieldsMissing = "RequiredFieldsMissing";

    /// <summary>The rule of every command on something that does not exist.</summary>
    public const string NotFound = "NotFound";

    /// <summary>Names the rule and its values in the order in which the sentence uses them.</summary>
    public static Refusal Of(string rule, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var values = ImmutableArray.CreateBuilder<RuleParameter>(parameters.Length);
        foreach (var (name, value) in parameters)
            values.Add(new RuleParameter(name, value));
        return new Refusal(rule, values.MoveToImmutable());
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Parameters.IsDefaultOrEmpty ? Rule : $"{Rule} ({string.Join(", ", Parameters.Select(p => $"{p.Name}={p.Value}"))})";
}
