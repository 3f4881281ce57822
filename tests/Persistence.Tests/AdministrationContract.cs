using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Calendar;
using Crm.Domain.Scripts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.History;
using Persistence.Queries;
using Persistence.Scripts;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>What administrators keep, on every provider alike.</summary>
public abstract class AdministrationContract
{
    private static readonly Actor Admin = new("admin", "10.0.0.9");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Queue_MadeChangedAndRead_KeepsEveryField_AndIsAuditedWithBeforeAndAfter()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "zhang", "8101");
        var queues = store.Get<QueueStore>();
        var draft = Queue() with { Members = [new QueueMember("zhang", 3)], MaxWaitMinutes = 12, ShortAbandonSeconds = 7, Music = "music/soft" };
        Value(await queues.SaveAsync(draft, null, Admin, Ct)).ShouldBe(1);

        var stored = (await queues.ListAsync(Ct)).ShouldHaveSingleItem();
        stored.Value.Members.ShouldBe(draft.Members);
        (stored.Value with { Members = [] }).ShouldBe(draft with { Members = [] });
        Value(await queues.SaveAsync(draft with { RingSeconds = 33 }, stored.Version, Admin, Ct)).ShouldBe(2);

        var audit = await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "queue."), 10, null, Ct);
        audit.Select(a => a.Command).ShouldBe(["queue.changed", "queue.created"]);
        (audit[0].ActorId, audit[0].Workstation, audit[0].Subject).ShouldBe(("admin", "10.0.0.9", "queue:vip"));
        audit[0].Before!.ShouldContain("\"ringSeconds\":20");
        audit[0].After!.ShouldContain("\"ringSeconds\":33");
    }

    [Fact]
    public async Task Script_IsBegunReleasedReplacedAndAudited_AndAReleasedEditionNeverChanges()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue(), null, Admin, Ct));
        var scripts = store.Get<ScriptStore>();
        var today = SiteZone.DayOf(store.Get<TimeProvider>().GetUtcNow());
        var begun = Value(await scripts.BeginAsync(new Script { Place = ScriptPlace.Queue, Scope = "vip", Steps = [new ScriptStep("vip.1", " 您好 ", "Good day", true)], ValidTo = today.AddDays(1) }, Admin, Ct));
        begun.Edition.ShouldBe(1);
        (await scripts.BookAsync(today, Ct)).Find(ScriptPlace.Queue, "vip").ShouldBeNull("a draft is on no desk");
        Rule(await scripts.BeginAsync(begun, Admin, Ct)).ShouldBe(FieldRules.Taken);
        Rule(await scripts.BeginAsync(begun with { Scope = "nowhere" }, Admin, Ct)).ShouldBe(FieldRules.Unknown);

        var released = Value(await scripts.ReleaseAsync(begun.Id, begun.Version, null, Admin, Ct));
        (await scripts.BookAsync(today, Ct)).Find(ScriptPlace.Queue, "vip")!.Steps.ShouldBe([new ScriptStep("vip.1", "您好", "Good day", true)]);
        (await scripts.BookAsync(today.AddDays(2), Ct)).Find(ScriptPlace.Queue, "vip").ShouldBeNull("its last day is over");
        Rule(await scripts.SaveAsync(released, Admin, Ct)).ShouldBe(ScriptRules.OnlyADraftChanges);
        var next = Value(await scripts.BeginAsync(released, Admin, Ct));
        (next.Edition, next.State).ShouldBe((2, ScriptState.Draft));
        Rule(await scripts.SaveAsync(next with { Version = next.Version + 1 }, Admin, Ct)).ShouldBe(Refusal.StaleVersion);
        Value(await scripts.RetireAsync(released.Id, released.Version, Admin, Ct)).State.ShouldBe(ScriptState.Retired);

        (await scripts.ListAsync(Ct)).Select(s => s.Edition).ShouldBe([2, 1]);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "script."), 10, null, Ct)).Select(a => a.Command).ShouldBe(["script.retired", "script.begun", "script.released", "script.begun"]);
    }

    [Fact]
    public async Task SafetyScript_ThatSaysLess_IsReleasedByASecondPersonWithAReason_AndNeverRetired()
    {
        await using var store = await NewStoreAsync();
        var scripts = store.Get<ScriptStore>();
        var empty = Value(await scripts.BeginAsync(new Script { Place = ScriptPlace.Gas }, Admin, Ct));

        Rule(await scripts.ReleaseAsync(empty.Id, empty.Version, null, new Actor("admin2"), Ct)).ShouldBe(ScriptRules.WeakerNeedsAReason);
        Rule(await scripts.ReleaseAsync(empty.Id, empty.Version, "the gas company takes all calls", Admin, Ct)).ShouldBe(ScriptRules.WeakerNeedsTwo);
        var released = Value(await scripts.ReleaseAsync(empty.Id, empty.Version, "the gas company takes all calls", new Actor("admin2"), Ct));

        (released.DraftedBy, released.ReleasedBy, released.Reason).ShouldBe(("admin", "admin2", "the gas company takes all calls"));
        Rule(await scripts.RetireAsync(released.Id, released.Version, Admin, Ct)).ShouldBe(ScriptRules.SafetyIsReplaced);
    }

    [Fact]
    public async Task Broadcast_IsKeptWithItsReaders_EndedAndAudited()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue(), null, Admin, Ct));
        var broadcasts = store.Get<BroadcastStore>();
        var until = store.Get<TimeProvider>().GetUtcNow().AddHours(1);
        var all = Value(await broadcasts.SendAsync(new BroadcastDraft("系统 18:00 维护", [], MustRead: true, until), Admin, Ct));
        var some = Value(await broadcasts.SendAsync(new BroadcastDraft("VIP desk: use the new form", ["vip"], MustRead: false, until), Admin, Ct));

        Value(await broadcasts.ReadAsync(all, "zhang", Ct)).ShouldBeTrue();
        Value(await broadcasts.ReadAsync(all, "zhang", Ct)).ShouldBeFalse("once, however often he presses");
        Value(await broadcasts.EndAsync(some, Admin, Ct)).ShouldBeTrue();
        Value(await broadcasts.EndAsync(some, Admin, Ct)).ShouldBeFalse();

        var listed = await broadcasts.ListAsync(Ct);
        listed.Count.ShouldBe(2);
        var told = listed.Single(b => b.Id == all);
        (told.MustRead, told.Queues.Length, told.IsReadBy("ZHANG"), told.Reads.Length).ShouldBe((true, 0, true, 1));
        var ended = listed.Single(b => b.Id == some);
        ended.Queues.ShouldBe(["vip"]);
        ended.Until.ShouldBeLessThan(until);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "broadcast."), 10, null, Ct)).Select(a => a.Command).ShouldBe(["broadcast.ended", "broadcast.sent", "broadcast.sent"]);
    }

    [Fact]
    public async Task Broadcast_ThatIsWrong_IsRefusedByName()
    {
        await using var store = await NewStoreAsync();
        var broadcasts = store.Get<BroadcastStore>();
        var now = store.Get<TimeProvider>().GetUtcNow();
        Refused(await broadcasts.SendAsync(new BroadcastDraft(" ", [], MustRead: true, now.AddHours(1)), Admin, Ct)).Rule.ShouldBe(FieldRules.Missing);
        Refused(await broadcasts.SendAsync(new BroadcastDraft(new string('x', BroadcastRules.MaxText + 1), [], MustRead: true, now.AddHours(1)), Admin, Ct)).Rule.ShouldBe(FieldRules.TooLong);
        Refused(await broadcasts.SendAsync(new BroadcastDraft("x", [], MustRead: true, now), Admin, Ct)).Rule.ShouldBe(BroadcastRules.UntilIsOutOfRange);
        Refused(await broadcasts.SendAsync(new BroadcastDraft("x", [], MustRead: true, now.AddDays(8)), Admin, Ct)).Rule.ShouldBe(BroadcastRules.UntilIsOutOfRange);
        Refused(await broadcasts.SendAsync(new BroadcastDraft("x", ["nobody"], MustRead: true, now.AddHours(1)), Admin, Ct)).Rule.ShouldBe(FieldRules.Unknown);
        Refused(await broadcasts.ReadAsync(Guid.NewGuid(), "zhang", Ct)).Rule.ShouldBe(Refusal.NotFound);
        for (var i = 0; i < BroadcastRules.MaxActive; i++)
            Value(await broadcasts.SendAsync(new BroadcastDraft("x", [], MustRead: false, now.AddHours(1)), Admin, Ct));
        Refused(await broadcasts.SendAsync(new BroadcastDraft("x", [], MustRead: false, now.AddHours(1)), Admin, Ct)).Rule.ShouldBe(BroadcastRules.TooMany);
    }

    [Fact]
    public async Task Queue_SavedOnAnOldVersion_IsRefused()
    {
        await using var store = await NewStoreAsync();
        var queues = store.Get<QueueStore>();
        Value(await queues.SaveAsync(Queue(), null, Admin, Ct));
        Value(await queues.SaveAsync(Queue() with { RingSeconds = 30 }, 1, Admin, Ct));

        Refused(await queues.SaveAsync(Queue() with { RingSeconds = 40 }, 1, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Refused(await queues.SaveAsync(Queue(), null, Admin, Ct)).Rule.ShouldBe(FieldRules.Taken);
        (await queues.ListAsync(Ct))[0].Value.RingSeconds.ShouldBe(30);
    }

    [Fact]
    public async Task Queue_WithAMemberWhoHasNoExtension_IsRefusedByName()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "clerk", null);
        var refusal = Refused(await store.Get<QueueStore>().SaveAsync(Queue() with { Members = [new QueueMember("clerk", 1)] }, null, Admin, Ct));
        refusal.ToString().ShouldBe("FieldUnknown (field=members, value=clerk)");
    }

    [Fact]
    public async Task Queue_ThatANumberLeadsTo_CannotBeSwitchedOff()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue(), null, Admin, Ct));
        Value(await store.Get<EntryPointStore>().SaveAsync(Entry() with { Choices = [new MenuChoice('1', "vip")], Menu = "zh-CN/menu" }, null, Admin, Ct));

        var refusal = Refused(await store.Get<QueueStore>().SaveAsync(Queue() with { IsActive = false }, 1, Admin, Ct));

        refusal.Rule.ShouldBe(QueueStore.QueueIsInUse);
        refusal.Parameters.ShouldContain(new RuleParameter("numbers", "4009"));
    }

    [Fact]
    public async Task Entry_KeepsItsMenu_AndRefusesAQueueThatIsNotThere()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue(), null, Admin, Ct));
        var entries = store.Get<EntryPointStore>();
        var draft = Entry() with { Menu = "zh-CN/menu", Choices = [new MenuChoice('1', "vip"), new MenuChoice('*', "vip")], ClosedQueueId = "vip", ClosedNotice = "zh-CN/closed" };
        Value(await entries.SaveAsync(draft, null, Admin, Ct));

        var stored = (await entries.ListAsync(Ct)).ShouldHaveSingleItem().Value;
        stored.Choices.ShouldBe(draft.Choices, ignoreOrder: true);
        (stored with { Choices = [] }).ShouldBe(draft with { Choices = [] });
        Refused(await entries.SaveAsync(draft with { QueueId = "gone" }, 1, Admin, Ct)).ToString().ShouldBe("FieldUnknown (field=queueId, value=gone)");
    }

    [Fact]
    public async Task User_RolesAndQueues_AreKept_AndTheQueuesPageBecomesStale()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<QueueStore>().SaveAsync(Queue(), null, Admin, Ct));
        var users = store.Get<UserStore>();
        Value(await users.SaveAsync(User("li") with { Extension = "8102", Queues = [new QueueLevel("vip", 4)] }, null, Admin, Ct));

        var entry = (await users.ListAsync(Ct)).ShouldHaveSingleItem();
        entry.Draft.Roles.ShouldBe([Roles.Agent]);
        entry.Draft.Queues.ShouldBe([new QueueLevel("vip", 4)]);
        entry.HasPassword.ShouldBeFalse();
        var queue = (await store.Get<QueueStore>().ListAsync(Ct))[0];
        queue.Version.ShouldBe(2);
        queue.Value.Members.ShouldBe([new QueueMember("li", 4)]);
    }

    [Fact]
    public async Task User_ExtensionOfAnother_IsTaken()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "wang", "8103");
        Refused(await store.Get<UserStore>().SaveAsync(User("zhao") with { Extension = "8103" }, null, Admin, Ct)).ToString().ShouldBe("FieldTaken (field=extension, value=8103)");
    }

    [Fact]
    public async Task User_LastAdministrator_CanNeitherBeLockedNorLoseTheRole()
    {
        await using var store = await NewStoreAsync();
        var users = store.Get<UserStore>();
        var boss = User("boss") with { Roles = [Roles.Administrator] };
        Value(await users.SaveAsync(boss, null, Admin, Ct));
        Value(await users.SetPasswordAsync("boss", "a long enough one", Admin, Ct));

        Refused(await users.SaveAsync(boss with { IsActive = false }, 1, Admin, Ct)).Rule.ShouldBe(UserRules.LastAdministratorStays);
        Refused(await users.SaveAsync(boss with { Roles = [Roles.Agent] }, 1, Admin, Ct)).Rule.ShouldBe(UserRules.LastAdministratorStays);

        // A second one who has never set a password does not count: he could not come in.
        Value(await users.SaveAsync(User("second") with { Roles = [Roles.Administrator] }, null, Admin, Ct));
        Refused(await users.SaveAsync(boss with { IsActive = false }, 1, Admin, Ct)).Rule.ShouldBe(UserRules.LastAdministratorStays);
        Value(await users.SetPasswordAsync("second", "a long enough one", Admin, Ct));
        Value(await users.SaveAsync(boss with { IsActive = false }, 1, Admin, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task User_OtherRolesOrLock_ChangeTheStamp_AndAnotherNameDoesNot()
    {
        await using var store = await NewStoreAsync();
        var users = store.Get<UserStore>();
        await UserAsync(store, "sun", "8104");
        var first = await StampAsync(store, "sun");
        Value(await users.SaveAsync(User("sun") with { Extension = "8104", DisplayName = "孙丽丽" }, 1, Admin, Ct));
        (await StampAsync(store, "sun")).ShouldBe(first);
        Value(await users.SaveAsync(User("sun") with { Extension = "8104", Roles = [Roles.Supervisor] }, 2, Admin, Ct));
        var second = await StampAsync(store, "sun");
        second.ShouldNotBe(first);
        Value(await users.SaveAsync(User("sun") with { Extension = "8104", Roles = [Roles.Supervisor], IsActive = false }, 3, Admin, Ct));
        (await StampAsync(store, "sun")).ShouldNotBe(second);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Subject: "user:sun"), 1, null, Ct))[0].Command.ShouldBe("user.locked");
    }

    [Fact]
    public async Task Link_SetsThePasswordOnce_AndANewerOneReplacesIt()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "qian", null);
        var links = store.Get<OneTimeLinks>();
        var older = Value(await links.ForPasswordAsync("qian", Admin, Ct));
        var token = Value(await links.ForPasswordAsync("qian", Admin, Ct));

        (await links.FindAsync(older, Ct)).ShouldBeNull();
        (await links.FindAsync(token, Ct)).ShouldBe(new OneTimeLink(OneTimeLinkPurpose.Password, "qian"));
        Refused(await links.RedeemPasswordAsync(token, "short", null, Ct)).Rule.ShouldBe(FieldRules.OutOfRange);
        Value(await links.RedeemPasswordAsync(token, "a long enough one", "10.0.0.7", Ct)).ShouldBe("qian");
        Refused(await links.RedeemPasswordAsync(token, "another long one", null, Ct)).Rule.ShouldBe(OneTimeLinks.LinkIsNotValid);

        await using var db = store.Open();
        var user = await db.Users.SingleAsync(u => u.UserName == "qian", Ct);
        new PasswordHasher<AppUser>().VerifyHashedPassword(user, user.PasswordHash!, "a long enough one").ShouldBe(PasswordVerificationResult.Success);
        (await db.OneTimeLinks.AnyAsync(l => l.Hash.Contains(token), Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Link_MadeBeforeALock_OpensNothingAfterIt()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "qian", null);
        var token = Value(await store.Get<OneTimeLinks>().ForPasswordAsync("qian", Admin, Ct));
        var users = store.Get<UserStore>();
        Value(await users.SaveAsync(User("qian") with { IsActive = false }, 1, Admin, Ct));
        Value(await users.SaveAsync(User("qian"), 2, Admin, Ct));
        Refused(await store.Get<OneTimeLinks>().RedeemPasswordAsync(token, "a long enough one", null, Ct)).Rule.ShouldBe(OneTimeLinks.LinkIsNotValid);
    }

    [Fact]
    public async Task Link_TooOld_OpensNothing()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "qian", null);
        var token = Value(await store.Get<OneTimeLinks>().ForPasswordAsync("qian", Admin, Ct));
        store.Clock.Advance(OneTimeLinks.PasswordLife);
        Refused(await store.Get<OneTimeLinks>().RedeemPasswordAsync(token, "a long enough one", null, Ct)).Rule.ShouldBe(OneTimeLinks.LinkIsNotValid);
    }

    [Fact]
    public async Task Link_OfTheFirstAdministrator_WorksOnceInAnEmptyHouse()
    {
        await using var store = await NewStoreAsync();
        (await store.Get<UserStore>().IsEmptyAsync(Ct)).ShouldBeTrue();
        var links = store.Get<OneTimeLinks>();
        var token = await links.ForFirstAdministratorAsync(Ct);
        var draft = User("root") with { Roles = [Roles.Administrator] };
        Value(await links.RedeemFirstAsync(token, draft, "a long enough one", null, Ct)).ShouldBe("root");

        (await store.Get<UserStore>().IsEmptyAsync(Ct)).ShouldBeFalse();
        (await store.Get<UserStore>().ListAsync(Ct)).ShouldHaveSingleItem().Draft.Roles.ShouldBe([Roles.Administrator]);
        var late = await links.ForFirstAdministratorAsync(Ct);
        Refused(await links.RedeemFirstAsync(late, draft with { Name = "thief" }, "a long enough one", null, Ct)).Rule.ShouldBe(OneTimeLinks.HouseIsNotEmpty);
    }

    [Fact]
    public async Task Token_Expired_OpensNothing_AndTheNameIsFreeAfterRevoking()
    {
        await using var store = await NewStoreAsync();
        var tokens = store.Get<ApiTokens>();
        var token = Value(await tokens.CreateAsync("bar", Roles.Supervisor, store.Clock.GetUtcNow().AddDays(1), Admin, Ct));
        (await tokens.FindAsync(token, Ct)).ShouldNotBeNull();
        Refused(await tokens.CreateAsync("bar", Roles.Agent, null, Admin, Ct)).Rule.ShouldBe(FieldRules.Taken);
        Refused(await tokens.CreateAsync("old", Roles.Agent, store.Clock.GetUtcNow(), Admin, Ct)).Rule.ShouldBe(FieldRules.WrongForm);
        store.Clock.Advance(TimeSpan.FromDays(1));
        (await tokens.FindAsync(token, Ct)).ShouldBeNull();

        var row = (await tokens.ListAsync(Ct)).ShouldHaveSingleItem();
        (row.CreatedBy, row.LastUsedAt).ShouldBe(("admin", store.Clock.GetUtcNow().AddDays(-1)));
        (await tokens.RevokeAsync(row.Hash, Admin, Ct)).ShouldBeTrue();
        Value(await tokens.CreateAsync("bar", Roles.Agent, null, Admin, Ct)).ShouldStartWith("as_");
    }

    [Fact]
    public async Task Code_UsedOnes_AreNotDeleted_UnusedOnesAre()
    {
        await using var store = await NewStoreAsync();
        var codes = store.Get<CodeStore>();
        Value(await codes.SaveAsync(Code("disposition", "sold"), null, Admin, Ct));
        Value(await codes.SaveAsync(Code("liability", "dealer"), null, Admin, Ct));
        Refused(await codes.DeleteAsync("liability", "dealer", 1, Admin, Ct)).Rule.ShouldBe(CodeRules.CodeIsUsed);
        Refused(await codes.DeleteAsync("disposition", "sold", 9, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Value(await codes.DeleteAsync("disposition", "sold", 1, Admin, Ct)).ShouldBeTrue();
        (await codes.ListAsync("disposition", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_ImportWithOneWrongRow_KeepsNone()
    {
        await using var store = await NewStoreAsync();
        var codes = store.Get<CodeStore>();
        Refused(await codes.ImportAsync([Code("defect", "D01"), Code("defect", "D 2")], Admin, Ct)).Rule.ShouldBe(FieldRules.WrongForm);
        (await codes.ListAsync(null, Ct)).ShouldBeEmpty();
        Value(await codes.ImportAsync([Code("defect", "D01"), Code("defect", "D02") with { ValidFrom = new DateOnly(2027, 1, 1) }], Admin, Ct)).ShouldBe(2);
        (await codes.ListAsync("defect", Ct))[1].Value.ValidFrom.ShouldBe(new DateOnly(2027, 1, 1));
    }

    [Fact]
    public async Task Settings_AndCodes_LeaveWhatTheyWereAndWhatTheyBecame()
    {
        await using var store = await NewStoreAsync();
        Value(await store.Get<SettingStore>().SaveAsync(KnownSettings.CallbackRisk.Key, "24", 0, Admin, Ct));
        Value(await store.Get<SettingStore>().SaveAsync(KnownSettings.CallbackRisk.Key, "36", 1, Admin, Ct));
        Value(await store.Get<CodeStore>().SaveAsync(Code("defect", "D01"), null, Admin, Ct));
        Value(await store.Get<CodeStore>().SaveAsync(Code("defect", "D01") with { NameEn = "Worn" }, 1, Admin, Ct));

        var notes = await store.Get<AuditQuery>().ListAsync(new AuditFilter(), 4, null, Ct);
        notes.Select(n => (n.Command, n.Subject, n.ActorId)).ShouldBe(
        [
            ("code.changed", "code:defect/D01", Admin.Id), ("code.created", "code:defect/D01", Admin.Id),
            ("setting.changed", "setting:alert.callback-risk-hours", Admin.Id), ("setting.changed", "setting:alert.callback-risk-hours", Admin.Id),
        ]);
        notes[0].After!.ShouldContain("Worn");
        notes[0].Before!.ShouldNotContain("Worn");
        (notes[2].Before, notes[2].After).ShouldBe(("24", "36"));
    }

    [Fact]
    public async Task Calendar_DaysAreSetAndUndone_AndHoursAreTheBusinessCalendars()
    {
        await using var store = await NewStoreAsync();
        var calendar = store.Get<CalendarStore>();
        var monday = new DateOnly(2026, 11, 23);
        var before = Value(await calendar.ChangeAsync([new DayChange(monday, new CalendarDay { Day = monday, Kind = CalendarDayKind.Holiday, Name = "厂休" })], Admin, Ct));
        (await calendar.GetAsync(Ct)).IsWorkingDay(monday).ShouldBeFalse();
        Value(await calendar.ChangeAsync(before, Admin, Ct));
        (await calendar.GetAsync(Ct)).IsWorkingDay(monday).ShouldBeTrue();
        (await calendar.YearAsync(2026, Ct)).ShouldBeEmpty();

        Value(await calendar.SaveHoursAsync("main", new TimeOnly(8, 30), new TimeOnly(21, 0), 0, Admin, Ct)).ShouldBe(1);
        (await calendar.GetAsync(Ct)).Closes.ShouldBe(new TimeOnly(21, 0));
        Refused(await calendar.SaveHoursAsync("main", new TimeOnly(8, 0), new TimeOnly(20, 0), 0, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
        Refused(await calendar.SaveHoursAsync("main", new TimeOnly(9, 0), new TimeOnly(9, 0), 1, Admin, Ct)).Rule.ShouldBe(FieldRules.WrongForm);
    }

    [Fact]
    public async Task Setting_IsTheDefaultUntilSet_AndAWrongValueIsRefused()
    {
        await using var store = await NewStoreAsync();
        var settings = store.Get<SettingStore>();
        (await settings.TimeAsync(KnownSettings.CallingOpens, Ct)).ShouldBe(new TimeOnly(9, 0));
        Refused(await settings.SaveAsync(KnownSettings.CallingOpens.Key, "25:00", 0, Admin, Ct)).Rule.ShouldBe(FieldRules.WrongForm);
        Refused(await settings.SaveAsync(KnownSettings.CallbackRisk.Key, "73", 0, Admin, Ct)).Rule.ShouldBe(FieldRules.OutOfRange);
        Value(await settings.SaveAsync(KnownSettings.CallbackRisk.Key, "24", 0, Admin, Ct)).ShouldBe(1);
        (await settings.NumberAsync(KnownSettings.CallbackRisk, Ct)).ShouldBe(24);
        Refused(await settings.SaveAsync(KnownSettings.CallbackRisk.Key, "20", 0, Admin, Ct)).Rule.ShouldBe(Refusal.StaleVersion);
    }

    [Fact]
    public async Task CallingHours_WhenTheEndWouldNotBeAfterTheBegin_AreRefused()
    {
        await using var store = await NewStoreAsync();
        var settings = store.Get<SettingStore>();
        Refused(await settings.SaveAsync(KnownSettings.CallingOpens.Key, "20:00", 0, Admin, Ct)).ToString().ShouldBe("FieldWrongForm (field=callback.window.opens, value=20:00, allowed=before-closing)");
        Value(await settings.SaveAsync(KnownSettings.CallingOpens.Key, "10:00", 0, Admin, Ct)).ShouldBe(1);
        Refused(await settings.SaveAsync(KnownSettings.CallingCloses.Key, "10:00", 0, Admin, Ct)).ToString().ShouldBe("FieldWrongForm (field=callback.window.closes, value=10:00, allowed=after-opening)");
    }

    [Fact]
    public async Task Trunk_KeepsItsPasswordUnseen_AndNoSourceBelongsToTwo()
    {
        await using var store = await NewStoreAsync();
        var trunks = store.Get<TrunkStore>();
        var draft = new TrunkDraft { Name = "carrier-a", Peer = "192.0.2.10:5060", Username = "u", CallerId = "4008001000" };
        Value(await trunks.SaveAsync(draft, "closed-box", [], null, Admin, Ct));
        Value(await trunks.SaveAsync(draft with { Priority = 3 }, null, [], 1, Admin, Ct));
        var stored = (await trunks.ListAsync(Ct)).ShouldHaveSingleItem();
        (stored.Secret, stored.Draft.Priority).ShouldBe(("closed-box", 3));
        Refused(await trunks.SaveAsync(draft with { Name = "carrier-b" }, null, [], null, Admin, Ct)).ToString().ShouldBe("FieldTaken (field=allowedSources, value=192.0.2.10)");
        Refused(await trunks.SaveAsync(draft with { Name = "carrier-c", Peer = "192.0.2.11:5060" }, null, ["192.0.2.11"], null, Admin, Ct)).Rule.ShouldBe(FieldRules.Taken);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(), 50, null, Ct)).ShouldAllBe(a => a.After == null || !a.After.Contains("closed-box"));
    }

    [Fact]
    public async Task Trunk_MadeAndRead_KeepsEveryField_AndRegistersOnlyWithAPassword()
    {
        await using var store = await NewStoreAsync();
        var trunks = store.Get<TrunkStore>();
        var draft = new TrunkDraft
        {
            Name = "north", Peer = "tls://[2001:db8::10]:5061", PeerName = "sip.provider.example", Username = "u", CallerId = "4008001000", Priority = 3, ChannelLimit = 60, Weight = 7,
            WhenFull = 486, Registers = true, Domain = "provider.example", PingSeconds = 0, Overflows = true, IsActive = true,
        };
        Refused(await trunks.SaveAsync(draft, null, [], null, Admin, Ct)).ToString().ShouldBe("FieldMissing (field=password)");
        Value(await trunks.SaveAsync(draft, "closed-box", [], null, Admin, Ct));
        ((await trunks.ListAsync(Ct)).ShouldHaveSingleItem().Draft with { AllowedSources = [] }).ShouldBe(draft);
        Value(await trunks.SaveAsync(draft with { Weight = 8 }, null, [], 1, Admin, Ct)).ShouldBe(2);
        Refused(await trunks.SaveAsync(draft, "", [], 2, Admin, Ct)).ToString().ShouldBe("FieldMissing (field=password)");
        var audit = await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "trunk.changed"), 10, null, Ct);
        audit[0].Before!.ShouldContain("\"weight\":7");
        audit[0].After!.ShouldContain("\"weight\":8");

        // A row of the version before had none of these columns: it must go on as the trunk that it was.
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "Trunks" ("Name", "Peer", "AllowedSources", "Priority", "ChannelLimit", "IsActive", "Version", "Registers", "Overflows") SELECT 'old', "Peer", '', 5, 30, "IsActive", 1, "IsActive", "IsActive" FROM "Trunks" """, Ct);
        var old = (await trunks.ListAsync(Ct)).Single(t => t.Draft.Name == "old").Draft;
        (old.Weight, old.WhenFull, old.PingSeconds).ShouldBe((1, 503, 10));
    }

    [Fact]
    public async Task OutboundTalk_IsWhatAgentsTalkedOutwardsSinceTheDayBegan()
    {
        await using var store = await NewStoreAsync();
        var start = new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero); // midnight in Shanghai
        await using (var db = store.Open())
        {
            Call(db, "agent1", InteractionDirection.Outbound, start.AddHours(1), ("customer", null, 0, 600), ("agent", "agent1", 0, 600));
            Call(db, "agent1", InteractionDirection.Inbound, start.AddHours(2), ("customer", null, 0, 600), ("agent", "agent1", 0, 90), ("outside", null, 90, 150), ("consult", null, 30, 60), ("consult", "agent2", 10, 20));
            Call(db, "agent2", InteractionDirection.Outbound, start.AddHours(3), ("customer", null, 0, null));
            Call(db, "agent2", InteractionDirection.Outbound, start.AddMinutes(-1), ("customer", null, 0, 600));
            await db.SaveChangesAsync(Ct);
        }

        var talked = await store.Get<OutboundTalkQuery>().SinceAsync(start, Ct);
        talked.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, TimeSpan>("agent1", TimeSpan.FromSeconds(600 + 60 + 30)));
    }

    [Fact]
    public async Task Questions_ActiveOnesNeverChange_AndANewEditionRetiresTheOld()
    {
        await using var store = await NewStoreAsync();
        var sets = store.Get<QuestionSets>();
        var first = Value(await sets.BeginAsync(Set(), Admin, Ct));
        Refused(await sets.ActivateAsync(first.Id, first.Version, Admin, Ct)).Rule.ShouldBe(FieldRules.Missing);
        first = Value(await sets.SaveAsync(first with { Questions = [new Question("works", QuestionKind.YesNo, "正常吗？", "Does it work?", true)] }, Admin, Ct));
        first = Value(await sets.ActivateAsync(first.Id, first.Version, Admin, Ct));
        Refused(await sets.SaveAsync(first with { NameZh = "别的" }, Admin, Ct)).Rule.ShouldBe(QuestionSetRules.OnlyADraftChanges);

        var second = Value(await sets.BeginAsync(first, Admin, Ct));
        (second.Edition, second.State).ShouldBe((2, QuestionSetState.Draft));
        second = Value(await sets.ActivateAsync(second.Id, second.Version, Admin, Ct));
        (await sets.ActiveAsync(QuestionSetKind.Callback, Ct))!.Id.ShouldBe(second.Id);
        (await sets.FindAsync(first.Id, Ct))!.State.ShouldBe(QuestionSetState.Retired);
        (await sets.ActiveAsync(QuestionSetKind.Intake, Ct)).ShouldBeNull();
        (await sets.ActiveAsync(QuestionSetKind.Callback, Ct, "repair"))!.Id.ShouldBe(second.Id, "the set for all is asked where no own one is");
    }

    [Fact]
    public async Task Audit_IsPagedAndFiltered_NewestFirst()
    {
        await using var store = await NewStoreAsync();
        await UserAsync(store, "aa", null);
        store.Clock.Advance(TimeSpan.FromHours(1));
        await UserAsync(store, "bb", null);
        var query = store.Get<AuditQuery>();
        var newest = (await query.ListAsync(new AuditFilter(), 1, null, Ct)).ShouldHaveSingleItem();
        newest.Subject.ShouldBe("user:bb");
        (await query.ListAsync(new AuditFilter(), 1, newest.Seq, Ct))[0].Subject.ShouldBe("user:aa");
        (await query.ListAsync(new AuditFilter(To: store.Clock.GetUtcNow()), 9, null, Ct)).ShouldHaveSingleItem().Subject.ShouldBe("user:aa");
        (await query.ListAsync(new AuditFilter(Actor: "nobody"), 9, null, Ct)).ShouldBeEmpty();
    }

    private static QueueDraft Queue() => new() { Id = "vip", NameZh = "贵宾", NameEn = "VIP" };

    private static EntryPointDraft Entry() => new() { CalledNumber = "4009", NameZh = "贵宾线", NameEn = "VIP line", QueueId = "vip" };

    private static UserDraft User(string name) => new() { Name = name, DisplayName = name, Roles = [Roles.Agent] };

    private static CodeDraft Code(string group, string code) => new() { Group = group, Code = code, NameZh = "名称", NameEn = "Name" };

    private static QuestionSet Set() => new() { Id = Guid.Empty, Kind = QuestionSetKind.Callback, NameZh = "回访", NameEn = "Call-back" };

    private static async Task UserAsync(TestStore store, string name, string? extension) =>
        Value(await store.Get<UserStore>().SaveAsync(User(name) with { Extension = extension }, null, Admin, Ct));

    private static async Task<string?> StampAsync(TestStore store, string name)
    {
        await using var db = store.Open();
        return await db.Users.Where(u => u.UserName == name).Select(u => u.SecurityStamp).SingleAsync(Ct);
    }

    private static string? Rule<T>(SaveResult<T> result) => (result as SaveResult<T>.Refused)?.Refusal.Rule;

    private static T Value<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>(result.ToString()).Value;

    private static Refusal Refused<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Refused>().Refusal;

    private static void Call(AppDb db, string agent, InteractionDirection direction, DateTimeOffset at, params (string Role, string? Agent, int From, int? To)[] legs)
    {
        var call = new InteractionRow { Id = Guid.CreateVersion7(), Direction = direction, AgentId = agent, ReceivedAt = at };
        db.Interactions.Add(call);
        foreach (var (role, person, from, to) in legs)
        {
            db.InteractionLegs.Add(new InteractionLegRow
            {
                Id = Guid.CreateVersion7(), InteractionId = call.Id, Role = role, AgentId = person, StartedAt = at, AnsweredAt = at.AddSeconds(from), EndedAt = to is { } end ? at.AddSeconds(end) : null,
            });
        }
    }
}
