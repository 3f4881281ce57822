using System.Security.Claims;
using Bunit;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Host;
using CallCenter.Web.Tests.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Warranty;

namespace CallCenter.Web.Tests.Warranty;

/// <summary>The pages of units and policies in one language over the running host's own store: what they save is really saved.</summary>
internal sealed class UnitPages : IDisposable
{
    private readonly PageContext _context;
    private readonly string _role;

    public UnitPages(RunningHost host, string role, string culture = "zh-CN")
    {
        _role = role;
        _context = new PageContext(culture, host.Services.GetRequiredService<ISwitchboard>());
        _context.ComponentFactories.AddStub<DeskBar>();
        Share<UnitQuery>();
        Share<UnitStore>();
        Share<PolicyStore>();
        Share<RecallStore>();
        Share<CatalogueQuery>();
        Share<CustomerQuery>();
        Share<TicketQuery>();
        Share<CallCenter.Web.Features.Lists.ListLookUp>();
        Share<Persistence.Lists.SavedListStore>();
        Share<Persistence.Queries.FloorQuery>();
        Share<BusinessClock>();
        Share<ILiveConfiguration>();

        void Share<T>()
            where T : class => _context.Services.AddSingleton(host.Services.GetRequiredService<T>());
    }

    public NavigationManager Nav => _context.Services.GetRequiredService<NavigationManager>();

    public IRenderedComponent<TPage> Open<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? more = null)
        where TPage : IComponent => _context.Render<TPage>(p =>
    {
        p.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "page-person"), new Claim(ClaimTypes.Role, _role)], "test")))));
        more?.Invoke(p);
    });

    public void Dispose() => _context.Dispose();
}
