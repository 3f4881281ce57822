using Crm.Domain.Tickets;

namespace Crm.Domain.Scripts;

/// <summary>The scripts as the product is shipped: edition 0, in force wherever no released edition is. So a safety script never vanishes with a date.</summary>
public static class DefaultScripts
{
    private static readonly ScriptStep ReadBack = new("readback", "复述一遍，请客户确认。", "Read everything back and let the customer confirm.", false);

    private static readonly ImmutableArray<ScriptStep> Install =
    [
        new("install.site", "确认安装位置、电源插座和进出水或燃气接口都已具备。", "Confirm that place, socket and water or gas connection are ready.", false),
        new("install.free", "说明标准安装免费，额外材料按公示价。", "Standard installation is free; extra material at the posted price.", false),
        ReadBack,
    ];

    private static readonly ImmutableArray<ScriptStep> Complaint =
    [
        new("complaint.listen", "先道歉，让客户说完，再问希望怎样解决。", "Apologise, let the customer finish, then ask what would help.", false),
        new("complaint.next", "告诉客户谁、什么时候给回复。", "Say who answers, and by when.", false),
        ReadBack,
    ];

    private static readonly ImmutableArray<ScriptStep> Consult = [new("consult.more", "问问还有没有别的问题。", "Ask whether there is anything else.", false)];

    private static readonly ImmutableArray<ScriptStep> Visit =
    [
        new("repair.fee", "说明保内免费、保外检查费按公示价。", "In warranty free; outside it the check is charged at the posted price.", false),
        new("repair.proof", "请客户备好发票或保修卡。", "Ask for the invoice or the warranty card to be at hand.", false),
        ReadBack,
    ];

    /// <summary>Every script that was shipped.</summary>
    public static ImmutableArray<Script> All { get; } =
    [
        Shipped(
            ScriptPlace.Gas,
            "",
            [
                new("gas.valve", "请先关掉燃气总阀和表前阀。", "Please shut the gas at the main and meter valve first.", true),
                new("gas.window", "请打开门窗通风，不要开排风扇。", "Open doors and windows; leave the fan off.", true),
                new("gas.switch", "不要开关电器，不要点火，不要在屋里打电话。", "Touch no switch, light no flame, make no call indoors.", true),
                new("gas.leave", "请所有人离开房屋；味道重就在屋外打燃气公司抢修电话。", "Everybody leaves the house; if the smell is strong, call the gas company from outside.", true),
            ]),
        Shipped(
            ScriptPlace.HighVoltage,
            "",
            [
                new("hv.touch", "请不要再碰机器，让孩子和宠物离开。", "Do not touch the machine; keep children and pets away.", true),
                new("hv.power", "手干燥时拉下这一路空气开关；不安全就别动，等师傅。", "With dry hands, switch its breaker off; if that is not safe, leave it and wait.", true),
            ]),
        .. Enum.GetValues<TicketType>().Select(type => Shipped(ScriptPlace.Order, type.ToString(), StepsOf(type))),
    ];

    /// <summary>What was shipped for a place and scope, or null: then nothing is said by itself.</summary>
    public static Script? Find(ScriptPlace place, string scope)
    {
        foreach (var script in All)
        {
            if (script.Place == place && script.Scope == scope)
                return script;
        }

        return null;
    }

    private static ImmutableArray<ScriptStep> StepsOf(TicketType type) => type switch
    {
        TicketType.Install => Install,
        TicketType.Complaint => Complaint,
        TicketType.Consult => Consult,
        _ => Visit,
    };

    private static Script Shipped(ScriptPlace place, string scope, ImmutableArray<ScriptStep> steps) => new() { Place = place, Scope = scope, State = ScriptState.Released, Steps = steps };
}
