using CallCenter.Web.Features.Lists;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Lists;

namespace CallCenter.Web.Api;

/// <summary>A field that queries may name.</summary>
internal sealed record ListFieldWire(string Name, string Text, string Kind, bool IsMasked, IReadOnlyList<string> Operators, IReadOnlyList<string> Choices)
{
    public static ListFieldWire From(QueryField field, ListWords words) =>
        new(field.Name, words.Field(field.Name), Words.Of(field.Kind), field.IsMasked, [.. field.Operators.Select(o => Words.Of(o))], field.Choices);
}
