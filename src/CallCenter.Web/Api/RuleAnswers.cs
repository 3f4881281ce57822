using Crm.Domain;
using Persistence;

namespace CallCenter.Web.Api;

/// <summary>What the API answers to a save: the stored thing, 404 for what does not exist, 409 with the rule's name for what a rule refused.</summary>
internal static class RuleAnswers
{
    public static IResult Of<T>(SaveResult<T> result, Func<T, IResult> saved) => result switch
    {
        SaveResult<T>.Saved stored => saved(stored.Value),
        SaveResult<T>.Refused refused => Of(refused.Refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IResult Of(Refusal refusal) => refusal.Rule == Refusal.NotFound
        ? ApiProblems.NotFound(refusal.Parameters[0].Name, refusal.Parameters[0].Value)
        : ApiProblems.Conflict(refusal.Rule, refusal.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)));
}
