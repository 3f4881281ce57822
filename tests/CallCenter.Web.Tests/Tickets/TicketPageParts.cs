using System.Security.Claims;
using Bunit;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Callbacks;
using Persistence.Queries;
using Persistence.Tickets;

namespace CallCenter.Web.Tests.Tickets;

/// <summary>Parts of the ticket's page for one person over the running host's own stores.</summary>
internal static class TicketPageParts
{
    public static PageContext Open(RunningHost host, string culture = "zh-CN")
    {
        var page = new PageContext(culture, host.Services.GetRequiredService<ISwitchboard>());
        Share<TicketStore>();
        Share<TicketQuery>();
        Share<CallCenter.Web.Features.Tickets.TicketPeople>();
        Share<CallCenter.Web.Features.Lists.ListLookUp>();
        Share<Persistence.Lists.SavedListStore>();
        Share<Persistence.Queries.FloorQuery>();
        Share<TicketCallStore>();
        Share<TicketApprovalStore>();
        Share<TimeLimitQuery>();
        Share<CallbackStore>();
        Share<RecordingAccess>();
        page.Services.AddSingleton(host.Services.GetRequiredService<BusinessClock>());
        return page;

        void Share<T>()
            where T : class => page.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }

    /// <summary>Renders a part as somebody of a role sees it.</summary>
    public static IRenderedComponent<CascadingValue<Task<AuthenticationState>>> As<TPart>(this PageContext page, string person, string role, Action<ComponentParameterCollectionBuilder<TPart>> parameters)
        where TPart : IComponent
    {
        var who = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, person), new Claim(ClaimTypes.Role, role)], "test"));
        return page.Render<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(who))).AddChildContent(parameters));
    }
}
