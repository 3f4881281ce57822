using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Features.Training;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Catalogue;
using Crm.Domain.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Queries;
using Persistence.Scripts;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Training;

/// <summary>Training at the desk: the same rules, and nothing of it leaves the room.</summary>
public sealed class PracticeTests
{
    private static readonly Actor Lin = new("agent1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<PracticeExercise> Exercises => [.. Enum.GetValues<PracticeExercise>()];

    [Fact]
    public async Task Exercise_FromRingToResult_LeavesEveryTableAndTheRealFloorAsTheyWere()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await OutAsync(floor, desk);
        var (rows, real) = (await RowsAsync(floor), floor.Switchboard.Snapshot.State);

        await StartAsync(desk, PracticeExercise.KnownCustomer);
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        desk.View.Talks.ShouldBeTrue();
        desk.Draft!.Unit.ShouldNotBeNull("the only machine is chosen by itself");
        Write(desk, desk.Draft with { Symptom = "AC-S01", SymptomText = "不制冷" });
        Write(desk, desk.Draft! with { Visit = new(TimeProvider.System.GetUtcNow().AddDays(1), TimeProvider.System.GetUtcNow().AddDays(1).AddHours(4)) });
        await SaveAsync(desk);
        desk.Draft!.TicketNumber.ShouldStartWith(PracticeBooks.Mark);
        (await desk.HangUpAsync(Ct)).ShouldBeTrue();
        (await desk.AskAsync(new Input.FinishWrapUp(Floor.Lin), Ct)).ShouldBeTrue();

        var result = desk.Practice!.Result.ShouldNotBeNull();
        result.IsGood.ShouldBeTrue(string.Join(',', result.Missing));
        result.Actions.ShouldBe(4, "answer, symptom, visit, save");
        result.TimeToSave.ShouldNotBeNull();
        (await RowsAsync(floor)).ShouldBe(rows, "no table of the product has a row more, less or other");
        floor.Switchboard.Snapshot.State.ShouldBeSameAs(real, "the real floor took no input at all");
    }

    [Fact]
    public async Task Trainee_IsSignedOutOfTheRealFloor_AndARealCallWaitsForSomebodyElse()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);

        (await desk.PractiseAsync(PracticeExercise.NewCustomer, Ct)).ShouldBeTrue();
        var call = floor.Call("13812348000");

        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Calls.TryGetValue(call, out var waiting) && waiting.Phase == CallPhase.Waiting, "the real caller waits");
        var real = floor.Switchboard.Snapshot.State.Agents[Floor.Lin];
        real.Presence.ShouldBe(Presence.SignedOut);
        real.Interaction.ShouldBeNull();
        await Eventually.IsTrueAsync(() => desk.View.Interaction == desk.Practice!.Interaction, "the desk shows the practised call alone");
        floor.Wire.Seen.ShouldNotContain(e => e is Effect.OfferCall);
    }

    [Fact]
    public async Task SigningInOnTheRealFloor_EndsTheTraining()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await StartAsync(desk, PracticeExercise.KnownCustomer);

        await floor.DoAsync(new Input.SetPresence(Floor.Lin, Presence.NotReady, "meeting", null, "supervisor1"));

        await Eventually.IsTrueAsync(() => desk.Practice is null, "the desk is the real one again");
        desk.View.Reason.ShouldBe("meeting");
        desk.View.Interaction.ShouldBeNull();
        desk.Draft.ShouldBeNull();
    }

    [Fact]
    public async Task Start_DuringARealCall_IsRefused()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(desk, "13812348000");
        await desk.AnswerAsync(Ct);

        (await desk.PractiseAsync(PracticeExercise.KnownCustomer, Ct)).ShouldBeFalse();

        desk.Refused!.Rule.ShouldBe(Rules.AgentIsOnACall);
        desk.Practice.ShouldBeNull();
        desk.View.Talks.ShouldBeTrue();
    }

    [Fact]
    public async Task Training_CannotDialTransferOrRaiseAHand()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await StartAsync(desk, PracticeExercise.KnownCustomer);
        await desk.AnswerAsync(Ct);
        var wire = floor.Wire.Seen.Count;

        (await desk.TransferAsync(new TransferTarget.ToNumber("13900001111", "4008001000", "demo"), "x", Ct)).ShouldBeFalse();
        desk.Refused!.Rule.ShouldBe(PracticeFloor.NotInPractice);
        (await desk.ConsultAsync(new TransferTarget.ToAgent(Floor.Chen), Ct)).ShouldBeFalse();
        (await desk.HandAsync("help", Ct)).ShouldBeFalse();
        (await desk.ParkAsync("x", Ct)).ShouldBeFalse();
        (await floor.Switchboard.AskAsync(new Input.Dial(Floor.Lin, new InteractionId(Guid.CreateVersion7()), "13900001111", "4008001000", "demo", "free", null), Ct))
            .ShouldBeOfType<CommandResult.Refused>().Reason.Rule.ShouldBe(Rules.AgentIsSignedOut);
        floor.Wire.Seen.Count.ShouldBe(wire, "nothing reached the wires");
    }

    [Fact]
    public async Task Reload_InMidExercise_FindsCallAndFormAgain_AndSignsNobodyIn()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var before = await floor.ReadyDeskAsync(Floor.Lin);
        await StartAsync(before, PracticeExercise.NewCustomer);
        await before.AnswerAsync(Ct);
        Write(before, before.Draft! with { NewName = "练习新客户" });
        before.Dispose();

        using var after = await floor.DeskAsync(Floor.Lin);

        after.Practice.ShouldNotBeNull();
        after.View.Talks.ShouldBeTrue();
        after.Draft!.NewName.ShouldBe("练习新客户");
        after.SignedInNow.ShouldBeFalse();
        floor.Switchboard.Snapshot.State.Agents[Floor.Lin].Presence.ShouldBe(Presence.SignedOut);
        floor.Services.GetRequiredService<DraftShelf>().Count.ShouldBe(0, "the real shelf has nothing of it");
    }

    [Fact]
    public async Task End_ByOneCommand_ForgetsEverythingAndLeavesHimNotReady()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await StartAsync(desk, PracticeExercise.KnownCustomer);

        await desk.EndPracticeAsync(Ct);

        desk.Practice.ShouldBeNull();
        desk.View.Presence.ShouldBe(Presence.NotReady);
        floor.Services.GetRequiredService<PracticeRooms>().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Room_ThatIsForgotten_EndsByItself()
    {
        await using var floor = await TestFloor.OpenAsync();
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        using var rooms = new PracticeRooms(floor.Switchboard, floor.Services.GetRequiredService<CatalogueQuery>(), floor.Services.GetRequiredService<SaveDraft>(), floor.Services.GetRequiredService<ScriptStore>(), clock);
        (await rooms.StartAsync(Floor.Lin, PracticeExercise.KnownCustomer, Ct)).ShouldBeOfType<CommandResult.Accepted>();

        clock.Advance(PracticeRooms.Longest - TimeSpan.FromSeconds(1));
        rooms.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(1));

        rooms.Count.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public async Task Exercise_Rings_WithTheCallerWhoWasChosen(PracticeExercise exercise)
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.DeskAsync(Floor.Lin);

        await StartAsync(desk, exercise);

        var pop = desk.Pop!;
        pop.Card!.Candidates.Length.ShouldBe(exercise switch { PracticeExercise.KnownCustomer or PracticeExercise.GasSmell => 1, PracticeExercise.AmbiguousNumber => 2, _ => 0 });
        (pop.Technician is not null).ShouldBe(exercise == PracticeExercise.TechnicianCalling);
        (pop.Number.E164 is null).ShouldBe(exercise == PracticeExercise.WithheldNumber);
        if (exercise == PracticeExercise.AmbiguousNumber)
            desk.Draft!.Customer.ShouldNotBe(desk.Practice!.Caller.Meant, "the likelier one is the wrong one: he must be chosen by name");
    }

    [Fact]
    public async Task GasSmell_IsSavedOnlyAfterTheSafetyScript_AsAtTheRealDesk()
    {
        await using var floor = await TestFloor.OpenAsync();
        await using (var db = await floor.DbAsync())
        {
            db.Categories.Add(new ProductCategory { Code = "WH", NameZh = "热水器", NameEn = "Water heater" });
            db.Symptoms.Add(new Symptom { Code = "WH-S07", CategoryCode = "WH", NameZh = "闻到燃气味", NameEn = "Smells of gas", IsSafetyCritical = true });
            await db.SaveChangesAsync(Ct);
        }

        using var desk = await floor.DeskAsync(Floor.Lin);
        await StartAsync(desk, PracticeExercise.GasSmell);
        await desk.AnswerAsync(Ct);
        Write(desk, desk.Draft! with { Symptom = "WH-S07" });

        (await desk.Practice!.Books.SaveAsync(desk.Draft!, desk.Pop, Lin, Ct)).ShouldBeOfType<SaveResult<DeskDraft>.Refused>().Refusal.Rule.ShouldBe("SafetyScriptMustBeSaid");
    }

    private static async Task StartAsync(DeskSession desk, PracticeExercise exercise)
    {
        (await desk.PractiseAsync(exercise, Ct)).ShouldBeTrue(desk.Refused?.Rule);
        await Eventually.IsTrueAsync(() => desk is { Practice: { } room, View.Rings: true } && desk.View.Interaction == room.Interaction && desk.Pop is { IsComplete: true } && desk.Draft is not null, "the practised call rings at the desk");
    }

    private static async Task OutAsync(TestFloor floor, DeskSession desk)
    {
        (await desk.ChooseAsync(new PresenceChoice(Presence.SignedOut, null, null), Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => floor.Switchboard.Snapshot.State.Agents[Floor.Lin].Presence == Presence.SignedOut, "signed out");
    }

    private static void Write(DeskSession desk, DeskDraft next)
    {
        desk.Practice!.Note(desk.Draft!, next);
        desk.Keep(next);
    }

    private static async Task SaveAsync(DeskSession desk)
    {
        var saved = await desk.Practice!.Books.SaveAsync(desk.Draft!, desk.Pop, Lin, Ct);
        desk.Practice.NoteSave(saved is SaveResult<DeskDraft>.Saved);
        desk.Keep(saved.ShouldBeOfType<SaveResult<DeskDraft>.Saved>((saved as SaveResult<DeskDraft>.Refused)?.Refusal.Rule).Value);
    }

    // Every table of the model, so that a new one is watched too.
    private static async Task<Dictionary<string, int>> RowsAsync(TestFloor floor)
    {
        await using var db = await floor.DbAsync();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(t => t.Name).Order(StringComparer.Ordinal))
        {
#pragma warning disable EF1002 // The name of a table cannot be a parameter; it comes from the model.
            counts[table] = (await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"").ToListAsync(Ct)).Single();
#pragma warning restore EF1002
        }

        return counts;
    }
}
