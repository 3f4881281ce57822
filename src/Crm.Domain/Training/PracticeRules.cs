namespace Crm.Domain.Training;

/// <summary>What each exercise asks for. Pure.</summary>
public static class PracticeRules
{
    /// <summary>The call was not answered; nothing else is asked then.</summary>
    public const string Answer = "answer";

    /// <summary>The form was not saved.</summary>
    public const string Save = "save";

    /// <summary>The sentences that must be said before anything else.</summary>
    public const string Script = "script";

    /// <summary>The customer who was meant.</summary>
    public const string Customer = "customer";

    /// <summary>The new customer's name.</summary>
    public const string Name = "name";

    /// <summary>A number on which he can be reached.</summary>
    public const string Phone = "phone";

    /// <summary>The region of his address.</summary>
    public const string Region = "region";

    /// <summary>The machine.</summary>
    public const string Machine = "machine";

    /// <summary>The fault from the list.</summary>
    public const string Symptom = "symptom";

    /// <summary>The dangerous fault from the list.</summary>
    public const string Danger = "danger";

    /// <summary>The highest priority.</summary>
    public const string Urgent = "urgent";

    /// <summary>A half day for the visit.</summary>
    public const string Visit = "visit";

    /// <summary>An enquiry instead of a new repair.</summary>
    public const string Consult = "consult";

    /// <summary>What he said, in words.</summary>
    public const string Words = "words";

    /// <summary>Everything that can be missing, for the texts.</summary>
    public static IReadOnlyList<string> All { get; } = [Answer, Save, Script, Customer, Name, Phone, Region, Machine, Symptom, Danger, Urgent, Visit, Consult, Words];

    /// <summary>The result of a run.</summary>
    /// <param name="run">What happened.</param>
    /// <param name="facts">What the form says at the end.</param>
    public static PracticeResult Judge(PracticeRun run, PracticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(facts);
        return new PracticeResult(
            run.Actions,
            run is { RangAt: { } rang, SavedAt: { } saved } ? saved - rang : null,
            run.Refusals,
            run.AnsweredAt is null ? [Answer] : [.. Asked(run.Exercise, facts).Where(a => !a.IsDone).Select(a => a.What)]);
    }

    private static IEnumerable<(string What, bool IsDone)> Asked(PracticeExercise exercise, PracticeFacts facts)
    {
        if (exercise == PracticeExercise.GasSmell)
        {
            yield return (Danger, facts.IsDangerous);
            yield return (Script, facts is { IsDangerous: true, ScriptIsSaid: true });
            yield return (Urgent, facts.IsUrgent);
        }

        yield return (Save, facts.IsSaved);
        if (exercise is PracticeExercise.NewCustomer or PracticeExercise.WithheldNumber)
            yield return (Name, facts.HasAName);
        else if (exercise != PracticeExercise.TechnicianCalling)
            yield return (Customer, facts.HasTheCustomer);
        if (exercise == PracticeExercise.WithheldNumber)
            yield return (Phone, facts.HasAPhone);
        if (exercise == PracticeExercise.NewCustomer)
            yield return (Region, facts.HasARegion);
        if (exercise == PracticeExercise.TechnicianCalling)
        {
            yield return (Consult, facts.IsConsult);
            yield return (Words, facts.HasWords);
            yield break;
        }

        yield return (Machine, facts.HasAMachine);
        if (exercise != PracticeExercise.GasSmell)
            yield return (Symptom, facts.HasASymptom);
        if (exercise is PracticeExercise.KnownCustomer or PracticeExercise.NewCustomer)
            yield return (Visit, facts.HasAVisit);
    }
}
