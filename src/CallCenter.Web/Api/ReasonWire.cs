using CallCenter.Web.Features.Customers;
using Crm.Domain;

namespace CallCenter.Web.Api;

/// <summary>Why, for programs and for people.</summary>
/// <param name="Key">Name of the sentence; stays the same in every language.</param>
/// <param name="Parameters">Its values, invariant.</param>
/// <param name="Text">The sentence in the caller's language (<c>?culture=</c> or Accept-Language).</param>
public sealed record ReasonWire(string Key, IReadOnlyDictionary<string, string> Parameters, string Text)
{
    internal static ReasonWire From(Reason reason, CrmWords words) =>
        new(reason.Key, reason.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), words.Of(reason));
}
