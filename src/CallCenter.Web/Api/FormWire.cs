using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Quality;

namespace CallCenter.Web.Api;

/// <summary>A version of a scoring form.</summary>
public sealed record FormWire(string Code, int Number, FormText Name, string State, bool IsUsed, IReadOnlyList<FormGroup> Groups)
{
    public static FormWire From(EvaluationForm form) => new(form.Code, form.Number, form.Name, Words.Of(form.State), form.IsUsed, form.Groups);
}
