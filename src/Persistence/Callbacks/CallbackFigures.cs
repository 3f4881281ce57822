namespace Persistence.Callbacks;

/// <summary>Coverage and reach of a period, each with its denominator (metrics §5.6, §13). A task belongs to the period in which its promise ends.</summary>
/// <param name="Due">Completions whose promise ended in the period, less <see cref="Excluded"/>.</param>
/// <param name="InTime">Of them answered in time: coverage = InTime ÷ Due.</param>
/// <param name="AttemptedInTime">Of them rung in time at least once: attempt coverage = AttemptedInTime ÷ Due.</param>
/// <param name="Late">Of them past their promise.</param>
/// <param name="Attempted">Of them dialled at all.</param>
/// <param name="Reached">Of them answered: reach = Reached ÷ Attempted.</param>
/// <param name="Scored">Answered with a score.</param>
/// <param name="Satisfied">Scored 4 or 5: satisfaction = Satisfied ÷ Scored.</param>
/// <param name="Excluded">Left out of the denominator, by code: reopened or cancelled tickets, customers who want no call.</param>
public sealed record CallbackFigures(
    int Due, int InTime, int AttemptedInTime, int Late, int Attempted, int Reached, int Scored, int Satisfied, IReadOnlyDictionary<string, int> Excluded);
