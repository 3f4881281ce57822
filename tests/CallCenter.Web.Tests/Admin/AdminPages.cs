using AngleSharp.Dom;
using Bunit;
using CallCenter.Web.Composition;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Users;

namespace CallCenter.Web.Tests.Admin;

/// <summary>The administration's pages in one language over the running host's own services: what they save is really saved and in force.</summary>
internal static class AdminPages
{
    public static PageContext Open(RunningHost host, string culture = "zh-CN")
    {
        var page = new PageContext(culture, host.Services.GetRequiredService<ISwitchboard>());
        Share<UserStore>();
        Share<QueueStore>();
        Share<EntryPointStore>();
        Share<FlowStore>();
        Share<CodeStore>();
        Share<SkillStore>();
        Share<StaffingStore>();
        Share<CallCenter.Web.Features.Admin.Floor.FloorKeeping>();
        Share<CalendarStore>();
        Share<QuestionSets>();
        Share<SettingStore>();
        Share<AuditQuery>();
        Share<ApiTokens>();
        Share<CallCenter.Web.Features.SignIn.AccountChanges>();
        Share<AccountKeeping>();
        Share<TrunkKeeping>();
        Share<CallCenter.Web.Switchboard.Lines.TrunkRoutes>();
        Share<IPromptShelf>();
        Share<ILiveConfiguration>();
        Share<StoreWriter>();
        Share<StoreMigrator>();
        Share<AppSettings>();
        // Names of queues are learnt by the host's own words.
        page.Services.AddSingleton(host.Services.GetRequiredService<CallCenter.Web.Ui.Words>());
        return page;

        void Share<T>()
            where T : class => page.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }

    public static IElement At<TPage>(this IRenderedComponent<TPage> page, string testId)
        where TPage : IComponent => page.Find($"[data-testid={testId}]");

    /// <summary>Types into a box as a browser tells it: at each keystroke, and when the field is left.</summary>
    public static async Task TypeAsync<TPage>(this IRenderedComponent<TPage> page, string testId, string text)
        where TPage : IComponent
    {
        await page.At(testId).InputAsync(text);
        await page.At(testId).ChangeAsync(text);
    }
}
