namespace Crm.Domain.Quality;

/// <summary>Forms that a centre can start with.</summary>
public static class DefaultForms
{
    /// <summary>Code of the repair hot-line's form.</summary>
    public const string RepairHotline = "repair-hotline";

    /// <summary>Code of the item about the gas safety script.</summary>
    public const string GasSafety = "gas-safety";

    /// <summary>Repair calls on the hot line: fourteen items in the order of the talk, weights of 100 in all, three fatal.</summary>
    public static EvaluationForm Repair { get; } = new()
    {
        Code = RepairHotline,
        Name = new("维修热线接听", "Repair hot line"),
        Groups =
        [
            new("opening", new("开场", "Opening"),
            [
                YesNo("greeting", 6, new("问候并报工号", "Greets and says the agent number"), new("接通后 3 秒内说出公司、问候与工号", "Company, greeting and agent number within 3 s of the answer")),
                YesNo("recording-notice", 6, new("告知录音", "Tells about the recording"), new("呼入由语音提示播报即算；外呼必须坐席自己说", "The announcement counts for calls in; on calls out the agent must say it")) with { AllowsNotApplicable = true },
                YesNo("identity", 8, new("核实姓名、电话与地址", "Confirms name, phone and address"), new("至少核对两项；只让客户说，不把资料念给客户", "At least two; lets the customer say them, never reads them out")),
            ]),
            new("diagnosis", new("诊断", "Diagnosis"),
            [
                YesNo("unit", 10, new("确认机型与机身号", "Identifies model and serial"), new("机身号读不出时说明到哪里找", "Says where to look when the serial cannot be read")) with { AllowsNotApplicable = true },
                Scale("questions", 14, 4, new("按症状提问", "Asks by symptom"), new("4 问全且有序；2 漏一问；0 只记客户原话", "4 complete and in order; 2 one missing; 0 only wrote down the customer's words")) with { Comment = CommentNeed.WhenPointsAreLost },
                Scale("phone-steps", 8, 2, new("用知识库做电话排除", "Uses the knowledge steps on the phone"), new("2 做完并问结果；1 没问结果；0 没做。燃气、漏电不适用", "2 done and asked for the result; 1 did not ask; 0 not done. Gas and electric shock: not applicable")) with { AllowsNotApplicable = true },
                YesNo(GasSafety, 0, new("燃气、漏电安全话术", "Gas and electricity safety script"), new("先说安全：关阀、开窗、不碰开关、到室外再打；一句不漏", "Safety first: close the valve, open windows, touch no switch, call from outside; every sentence")) with { AllowsNotApplicable = true, IsFatal = true },
            ]),
            new("agreement", new("约定", "Agreement"),
            [
                YesNo("warranty-told", 10, new("说明保修状态与依据", "Explains the warranty and why"), new("保内、保外或待核，并说出依据的日期", "In, out or to be checked, with the date it rests on")) with { IsCritical = true },
                YesNo("fee-told", 12, new("说明收费", "Explains the fee"), new("保外必须说上门费和配件另计；保内说明不收费", "Out of warranty: visit fee, parts extra; in warranty: no charge")) with { AllowsNotApplicable = true, Comment = CommentNeed.WhenPointsAreLost },
                YesNo("appointment", 10, new("约定上门时段", "Agrees on a time slot"), new("给出日期与时段，不说“尽快”", "A day and a slot, never 'as soon as possible'")) with { AllowsNotApplicable = true },
                YesNo("read-back", 10, new("复述要点", "Reads it back"), new("复述机器、故障、地址与时段", "Unit, fault, address and slot")),
            ]),
            new("manner", new("态度与纪律", "Manner and discipline"),
            [
                Scale("manner", 6, 3, new("语气与倾听", "Tone and listening"), new("3 耐心不打断；0 与客户争执", "3 patient, never interrupts; 0 quarrels")) with { Comment = CommentNeed.WhenPointsAreLost },
                YesNo("privacy", 0, new("不泄露他人信息", "Gives away nobody's data"), new("把他人的电话、地址、单据告诉来电者即不合格", "Telling a caller somebody else's number, address or order fails")) with { IsFatal = true },
                YesNo("no-abuse", 0, new("不辱骂、不先挂断", "No abuse, does not hang up first"), new("客户骚扰时按流程提醒两次后可挂断", "After two warnings by the book a nuisance call may be ended")) with { IsFatal = true },
            ]),
        ],
    };

    private static FormItem YesNo(string code, int weight, FormText text, FormText help) => new() { Code = code, Text = text, Help = help, Weight = weight };

    private static FormItem Scale(string code, int weight, int max, FormText text, FormText help) =>
        new() { Code = code, Text = text, Help = help, Kind = ItemKind.Scale, Max = max, Weight = weight };
}
