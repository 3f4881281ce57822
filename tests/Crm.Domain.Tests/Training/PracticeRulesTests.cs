using Crm.Domain.Training;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Training;

public sealed class PracticeRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly PracticeFacts Everything = new()
    {
        IsSaved = true, HasTheCustomer = true, HasAName = true, HasAPhone = true, HasARegion = true, HasAMachine = true, HasASymptom = true, IsDangerous = true,
        ScriptIsSaid = true, IsUrgent = true, HasAVisit = true, IsConsult = true, HasWords = true,
    };

    public static TheoryData<PracticeExercise> Exercises => [.. Enum.GetValues<PracticeExercise>()];

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Judge_WhenEverythingIsThere_FindsNothingMissing(PracticeExercise exercise) => PracticeRules.Judge(Done(exercise), Everything).IsGood.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Judge_WhenNothingWasSaved_SaysSoAndGivesNoTime(PracticeExercise exercise)
    {
        var run = new PracticeRun(exercise, Start).Rang(Start).Answered(Start.AddSeconds(5)).Ended(Start.AddSeconds(30));

        var result = PracticeRules.Judge(run, new PracticeFacts());

        result.TimeToSave.ShouldBeNull();
        result.Missing.ShouldContain(PracticeRules.Save);
        result.Missing.ShouldAllBe(m => PracticeRules.All.Contains(m));
    }

    [Fact]
    public void Judge_WhenTheCallWasNotAnswered_AsksForNothingElse() =>
        PracticeRules.Judge(new PracticeRun(PracticeExercise.KnownCustomer, Start).Rang(Start).Ended(Start.AddMinutes(1)), new PracticeFacts()).Missing.ShouldBe([PracticeRules.Answer]);

    [Fact]
    public void Judge_AtTheSmellOfGas_AsksForTheScriptBeforeTheSavedTicket()
    {
        var result = PracticeRules.Judge(Done(PracticeExercise.GasSmell), Everything with { IsDangerous = false, IsSaved = false });

        result.Missing.ShouldBe([PracticeRules.Danger, PracticeRules.Script, PracticeRules.Save]);
    }

    [Theory]
    [InlineData(PracticeExercise.KnownCustomer, PracticeRules.Customer, PracticeRules.Machine, PracticeRules.Symptom, PracticeRules.Visit)]
    [InlineData(PracticeExercise.NewCustomer, PracticeRules.Name, PracticeRules.Region, PracticeRules.Machine, PracticeRules.Symptom, PracticeRules.Visit)]
    [InlineData(PracticeExercise.WithheldNumber, PracticeRules.Name, PracticeRules.Phone, PracticeRules.Machine, PracticeRules.Symptom)]
    [InlineData(PracticeExercise.AmbiguousNumber, PracticeRules.Customer, PracticeRules.Machine, PracticeRules.Symptom)]
    [InlineData(PracticeExercise.TechnicianCalling, PracticeRules.Consult, PracticeRules.Words)]
    public void Judge_OfABareSave_NamesWhatTheExerciseIsAbout(PracticeExercise exercise, params string[] missing) =>
        PracticeRules.Judge(Done(exercise), new PracticeFacts { IsSaved = true }).Missing.ShouldBe(missing);

    [Fact]
    public void Actions_TypingInOneField_IsOne_AndNothingCountsAfterTheSave()
    {
        var run = new PracticeRun(PracticeExercise.KnownCustomer, Start).Rang(Start).Commanded().Answered(Start)
            .Wrote("symptom").Wrote("symptom").Wrote("symptom").Wrote("visit").Wrote("symptom").Commanded().Commanded().Saved(Start.AddSeconds(40)).Wrote("description").Commanded();

        PracticeRules.Judge(run, Everything).ShouldSatisfyAllConditions(r => r.Actions.ShouldBe(6), r => r.TimeToSave.ShouldBe(TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public void Time_CountsFromTheFirstRing_HoweverOftenItRangAgain() =>
        PracticeRules.Judge(new PracticeRun(PracticeExercise.KnownCustomer, Start).Rang(Start).Rang(Start.AddSeconds(50)).Answered(Start.AddSeconds(60)).Saved(Start.AddSeconds(90)), Everything)
            .TimeToSave.ShouldBe(TimeSpan.FromSeconds(90));

    private static PracticeRun Done(PracticeExercise exercise) =>
        new PracticeRun(exercise, Start).Rang(Start).Answered(Start.AddSeconds(5)).Saved(Start.AddSeconds(40)).Ended(Start.AddSeconds(50));
}
