using System.Collections.Immutable;
using Crm.Domain.Administration;
using Crm.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Administration;

public sealed class AdministrationRulesTests
{
    private static readonly string[] Roles = ["agent", "admin", "supervisor"];

    private static QueueDraft Queue => new() { Id = "repair", NameZh = "维修", NameEn = "Repair" };

    private static UserDraft User => new() { Name = "li.na", DisplayName = "李娜", Roles = ["agent"] };

    [Fact]
    public void Queue_WithTheDefaults_IsAllowed() => QueueRules.Check(Queue).ShouldBeEmpty();

    [Theory]
    [InlineData(4, "FieldOutOfRange (field=ringSeconds, value=4, min=5, max=120)")]
    [InlineData(121, "FieldOutOfRange (field=ringSeconds, value=121, min=5, max=120)")]
    [InlineData(-1, "FieldOutOfRange (field=ringSeconds, value=-1, min=5, max=120)")]
    public void Queue_RingTimeOutOfRange_NamesFieldValueAndAllowed(int seconds, string refusal) =>
        QueueRules.Check(Queue with { RingSeconds = seconds }).ShouldHaveSingleItem().ToString().ShouldBe(refusal);

    [Fact]
    public void Queue_EverythingWrong_NamesEveryField()
    {
        var wrong = QueueRules.Check(new QueueDraft { Id = "Re pair", Music = "", MaxWaiting = 0, MaxWaitMinutes = 0, ServiceLevelSeconds = 1, ServiceLevelPercent = 101, WrapUpSeconds = 9999, ShortAbandonSeconds = 99 });
        wrong.Select(r => r.Parameters.First(p => p.Name == "field").Value).ShouldBe(
            ["id", "nameZh", "nameEn", "serviceLevelSeconds", "serviceLevelPercent", "shortAbandonSeconds", "wrapUpSeconds", "maxWaiting", "maxWaitMinutes", "music"], ignoreOrder: true);
    }

    [Fact]
    public void Queue_MemberTwice_IsRefused() =>
        QueueRules.Check(Queue with { Members = [new("a", 1), new("a", 2)] }).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.Taken);

    [Theory]
    [InlineData("4008001000", true)]
    [InlineData("+864008001000", true)]
    [InlineData("40", false)]
    [InlineData("4008-1000", false)]
    [InlineData("4+08001000", false)]
    [InlineData("４００８００１０００", false)]
    public void Entry_Number_IsDigitsAsATrunkSendsThem(string number, bool isAllowed) =>
        EntryPointRules.Check(new EntryPointDraft { CalledNumber = number, NameZh = "线", NameEn = "Line", QueueId = "repair" }).IsEmpty.ShouldBe(isAllowed);

    [Fact]
    public void Entry_MenuWithoutKeys_AndKeysWithoutMenu_AreRefused()
    {
        var entry = new EntryPointDraft { CalledNumber = "4008", NameZh = "线", NameEn = "Line", QueueId = "repair" };
        EntryPointRules.Check(entry with { Menu = "zh-CN/menu" }).ShouldHaveSingleItem().ToString().ShouldBe("FieldMissing (field=choices)");
        EntryPointRules.Check(entry with { Choices = [new('1', "repair")] }).ShouldHaveSingleItem().ToString().ShouldBe("FieldMissing (field=menu)");
        EntryPointRules.Check(entry with { Menu = "m", Choices = [new('1', "a"), new('1', "b")] }).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.Taken);
        EntryPointRules.Check(entry with { Menu = "m", Choices = [new('x', "a")] }).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.WrongForm);
    }

    [Theory]
    [InlineData("li.na-2_x", true)]
    [InlineData("Li", false)]
    [InlineData("2li", false)]
    [InlineData("li na", false)]
    [InlineData("li\u0000", false)]
    public void User_Name_HasOneSpelling(string name, bool isAllowed) => UserRules.Check(User with { Name = name }, Roles).IsEmpty.ShouldBe(isAllowed);

    [Fact]
    public void User_WithQueuesButNoExtension_IsRefused() =>
        UserRules.Check(User with { Queues = [new("repair", 1)] }, Roles).ShouldHaveSingleItem().Rule.ShouldBe(UserRules.QueueNeedsExtension);

    [Fact]
    public void User_WithoutRoles_OrWithAnUnknownOne_IsRefused()
    {
        UserRules.Check(User with { Roles = [] }, Roles).ShouldHaveSingleItem().ToString().ShouldBe("FieldMissing (field=roles)");
        UserRules.Check(User with { Roles = ["root"] }, Roles).ShouldHaveSingleItem().ToString().ShouldBe("FieldUnknown (field=roles, value=root)");
    }

    [Fact]
    public void LastAdministrator_NobodyElse_NeverLosesRoleOrAccess() =>
        Prop.ForAll(ArbMap.Default.ArbFor<bool>(), ArbMap.Default.ArbFor<bool>(), ArbMap.Default.ArbFor<byte>(), (isActive, hasRole, others) =>
        {
            var after = User with { IsActive = isActive, Roles = hasRole ? ["admin"] : ["agent"] };
            return UserRules.CheckLastAdministrator(wasAdministrator: true, after, others) is null == (others > 0 || (isActive && hasRole));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1234567", false)]
    [InlineData("12345678", true)]
    [InlineData("", false)]
    public void Password_IsLongEnoughOrRefused(string password, bool isAllowed) => (UserRules.CheckPassword(password) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData("192.0.2.10:5060", true)]
    [InlineData("[2001:db8::1]:5060", true)]
    [InlineData("192.0.2.10", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("1:5060", false)]
    [InlineData("carrier.example:5060", false)]
    [InlineData("192.0.2.10:0", false)]
    public void Trunk_Peer_IsAnAddressWithAPort(string peer, bool isAllowed) =>
        TrunkRules.Check(new TrunkDraft { Name = "carrier", Peer = peer }).IsEmpty.ShouldBe(isAllowed);

    [Theory]
    [InlineData(0, 503, 10, null, null, "weight")]
    [InlineData(101, 503, 10, null, null, "weight")]
    [InlineData(1, 404, 10, null, null, "whenFull")]
    [InlineData(1, 486, -1, null, null, "pingSeconds")]
    [InlineData(1, 486, 3601, null, null, "pingSeconds")]
    [InlineData(1, 486, 0, "sip.provider.example", null, "peerName")]
    [InlineData(1, 486, 3600, null, "a b", "domain")]
    [InlineData(1, 486, 3600, null, "<sip:x>", "domain")]
    [InlineData(100, 503, 0, null, "provider.example", null)]
    public void Trunk_FieldOutsideItsLimits_IsNamed(int weight, int whenFull, int ping, string? peerName, string? domain, string? wrong)
    {
        var refused = TrunkRules.Check(new TrunkDraft { Name = "north", Peer = "192.0.2.10:5060", Weight = weight, WhenFull = whenFull, PingSeconds = ping, PeerName = peerName, Domain = domain });
        refused.Select(r => r.Parameters[0].Value).ShouldBe(wrong is null ? [] : [wrong]);
    }

    [Theory]
    [InlineData("udp://192.0.2.10:5060", "sip.provider.example", false)]
    [InlineData("tcp://192.0.2.10:5060", "sip.provider.example", false)]
    [InlineData("tls://192.0.2.10:5061", "sip.provider.example", true)]
    [InlineData("tls://[2001:db8::10]:5061", "not a name", false)]
    public void Trunk_PeerName_IsForTlsOnly(string peer, string name, bool isAllowed) =>
        TrunkRules.Check(new TrunkDraft { Name = "north", Peer = peer, PeerName = name }).IsEmpty.ShouldBe(isAllowed);

    [Fact]
    public void Trunk_ThatRegisters_NeedsItsUserAndPassword()
    {
        var draft = new TrunkDraft { Name = "north", Peer = "192.0.2.10:5060", Registers = true };
        TrunkRules.Check(draft).ShouldHaveSingleItem().ToString().ShouldBe("FieldMissing (field=username)");
        TrunkRules.Check(draft with { Username = "u" }).ShouldBeEmpty();
        TrunkRules.CheckPassword(draft, hasPassword: false).ShouldNotBeNull().ToString().ShouldBe("FieldMissing (field=password)");
        TrunkRules.CheckPassword(draft, hasPassword: true).ShouldBeNull();
        TrunkRules.CheckPassword(draft with { Registers = false }, hasPassword: false).ShouldBeNull();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("4008009999", true)]
    [InlineData("+862112345678", true)]
    [InlineData("4008-009999", false)]
    [InlineData("sip:x@y", false)]
    public void Overflow_IsANumberOrNothing(string value, bool isAllowed) => (SettingRules.Check(KnownSettings.AdmissionOverflow, value) is null).ShouldBe(isAllowed);

    [Fact]
    public void Trunk_WithoutSources_IsThePeersOwn_AndLoopbackIsSeen()
    {
        TrunkRules.SourcesOf(new TrunkDraft { Peer = "192.0.2.10:5060" }).ShouldBe(["192.0.2.10"]);
        TrunkRules.IsLoopback(new TrunkDraft { Peer = "127.0.0.1:5070" }).ShouldBeTrue();
        TrunkRules.IsLoopback(new TrunkDraft { Peer = "192.0.2.10:5060" }).ShouldBeFalse();
        TrunkRules.Check(new TrunkDraft { Name = "demo", Peer = "192.0.2.10:5060" }).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.Taken);
    }

    [Fact]
    public void Calendar_PastedList_ReadsBothLanguages_AndNamesWhatIsWrong()
    {
        var lines = CalendarImport.Read("# 2027\n2027-01-01, 休, 元旦\r\n2027/2/6，班，春节\n2027-05-01\tholiday\tLabour Day\n\n2027-01-01, 班\n2027-02-30, 休\n2027-03-01, maybe\n2027-03-02");
        lines.Select(l => l.Number).ShouldBe([2, 3, 4, 6, 7, 8, 9]);
        lines[0].Day.ShouldBe(new CalendarDay { Day = new DateOnly(2027, 1, 1), Kind = CalendarDayKind.Holiday, Name = "元旦" });
        lines[1].Day!.Kind.ShouldBe(CalendarDayKind.WorkingDay);
        lines[2].Day!.Name.ShouldBe("Labour Day");
        lines.Skip(3).Select(l => l.Problem!.ToString()).ShouldBe(
        [
            "FieldTaken (field=day, value=2027-01-01)", "FieldWrongForm (field=day, value=2027-02-30, allowed=date)",
            "FieldWrongForm (field=kind, value=maybe, allowed=day-kind)", "FieldMissing (field=kind)",
        ]);
    }

    [Fact]
    public void Calendar_AnyText_IsReadLineByLineWithoutThrowing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => CalendarImport.Read(text ?? "").All(l => (l.Day is null) != (l.Problem is null))).QuickCheckThrowOnFailure();

    [Fact]
    public void Codes_PastedTable_ReadsQuotes_AndNamesWhatIsWrong()
    {
        var lines = CodeImport.Read("defect", "D01,压缩机,\"Compressor, \"\"main\"\"\",AC,2027-01-01\nD01,重复,Twice\nD 2,坏,Bad\nD03,无英文\nD04,日期,Day,AC,tomorrow");
        lines[0].Problem.ShouldBeNull();
        (lines[0].Code!.NameEn, lines[0].Code!.Category, lines[0].Code!.ValidFrom).ShouldBe(("Compressor, \"main\"", "AC", new DateOnly(2027, 1, 1)));
        lines.Skip(1).Select(l => l.Problem!.Rule).ShouldBe([FieldRules.Taken, FieldRules.WrongForm, FieldRules.Missing, FieldRules.WrongForm]);
    }

    [Fact]
    public void Codes_AnyText_IsReadWithoutThrowing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => CodeImport.Read("defect", text ?? "").All(l => l.Code is not null || l.Problem is not null)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("8", true)]
    [InlineData("73", false)]
    [InlineData("0", false)]
    [InlineData("x", false)]
    [InlineData("", false)]
    public void Setting_Number_StaysWithinItsRange(string value, bool isAllowed) => (SettingRules.Check(KnownSettings.CallbackRisk, value) is null).ShouldBe(isAllowed);

    [Fact]
    public void Setting_EveryDefault_IsAllowed() => KnownSettings.All.ShouldAllBe(s => SettingRules.Check(s, s.Default) == null && s.Key.Length <= 40);

    [Fact]
    public void Questions_ChoiceWithoutOptions_AndTheSameKeyTwice_AreRefused()
    {
        var question = new Question("q1", QuestionKind.Choice, "哪个？", "Which?", true);
        var set = new QuestionSet { Id = Guid.Empty, Kind = QuestionSetKind.Intake, NameZh = "受理", NameEn = "Intake", Questions = [question, question] };
        QuestionSetRules.Check(set).Select(r => r.Rule).ShouldBe([FieldRules.Taken, FieldRules.OutOfRange, FieldRules.OutOfRange]);
        QuestionSetRules.CheckActivation(set with { Questions = ImmutableArray<Question>.Empty })!.ToString().ShouldBe("FieldMissing (field=questions)");
        QuestionSetRules.CheckChange(set with { State = QuestionSetState.Retired })!.Rule.ShouldBe(QuestionSetRules.OnlyADraftChanges);
    }
}
