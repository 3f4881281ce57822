using System.Collections.Immutable;

namespace Telephony.Exchange;

/// <summary>Why a command was not carried out: a value, never an exception. Texts are translated by <c>Rule.&lt;Name&gt;</c>.</summary>
/// <param name="Rule">The rule's name, for example <c>AgentIsOnACall</c>; one of <see cref="Rules"/>.</param>
/// <param name="Parameters">Named values for the text; no personal data.</param>
public sealed record Refusal(string Rule, ImmutableSortedDictionary<string, string> Parameters)
{
    /// <summary>A refusal without parameters.</summary>
    /// <param name="rule">The rule's name.</param>
    public static Refusal Of(string rule) => new(rule, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>A refusal with one parameter.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="parameter">Name and value for the text.</param>
    public static Refusal Of(string rule, (string Name, string Value) parameter)
    {
        var plain = Of(rule);
        return plain with { Parameters = plain.Parameters.Add(parameter.Name, parameter.Value) };
    }
}
