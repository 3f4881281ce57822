using System.Reflection;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Home;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Dispatch;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

public sealed class AccessTests
{
    public static TheoryData<string> EveryRole => [.. Roles.All];

    [Fact]
    public void Rights_All_NamesEveryRight()
    {
        var declared = typeof(Rights).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Rights.All.ShouldBe(declared, ignoreOrder: true);
    }

    // Nobody here is bound to a site: what a site sees is not asked.
    private static readonly SiteSight NoSite = new(null!);

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task Policies_OfEveryRight_SayWhatTheTableSays(string role)
    {
        await using var services = new ServiceCollection().AddLogging().AddUi().AddSingleton(NoSite).BuildServiceProvider();
        var authorization = services.GetRequiredService<IAuthorizationService>();
        foreach (var right in Rights.All)
        {
            var answer = await authorization.AuthorizeAsync(Person(role), null, right);
            answer.Succeeded.ShouldBe(RoleRights.Has(role, right), $"{role} {right}");
        }
    }

    [Fact]
    public async Task Policies_ForNobody_Refuse()
    {
        await using var services = new ServiceCollection().AddLogging().AddUi().AddSingleton(NoSite).BuildServiceProvider();
        var authorization = services.GetRequiredService<IAuthorizationService>();
        foreach (var right in Rights.All)
            (await authorization.AuthorizeAsync(new ClaimsPrincipal(new ClaimsIdentity()), null, right)).Succeeded.ShouldBeFalse(right);
    }

    [Fact]
    public void Pages_EveryOne_SaysWhoMayOpenIt()
    {
        var open = typeof(UiServices).Assembly.GetTypes()
            .Where(t => t.GetCustomAttributes<RouteAttribute>().Any())
            .Where(t => t.GetCustomAttribute<AllowAnonymousAttribute>() is null && t.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not { } right || t.GetCustomAttribute<AuthorizeAttribute>()?.Policy is { } p && !Rights.All.Contains(p))
            .Select(t => t.Name);
        open.ShouldBeEmpty();
    }

    [Fact]
    public void Home_OfSomebodyNotSignedIn_IsTheSignIn() => HomePath.Of(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBe("/sign-in");

    [Fact]
    public void Home_OfASupervisor_IsTheFloor() => HomePath.Of(Person(Roles.Supervisor)).ShouldBe("/supervisor");

    [Theory]
    [MemberData(nameof(EveryRole))]
    public void Home_OfEveryRole_IsAPageThatTheRoleMayOpen(string role)
    {
        var home = HomePath.Of(Person(role));
        var page = typeof(UiServices).Assembly.GetTypes().Single(t => t.GetCustomAttributes<RouteAttribute>().Any(r => r.Template == home));
        var right = page.GetCustomAttribute<AuthorizeAttribute>()?.Policy;
        if (right is not null)
            RoleRights.Has(role, right).ShouldBeTrue($"{role} → {home}");
    }

    [Fact]
    public void Recording_OfAnotherAgent_IsHeardOnlyWithTheWiderRight()
    {
        RecordingAccess.MayHear(Person(Roles.Agent, "agent1"), "agent1").ShouldBeTrue();
        RecordingAccess.MayHear(Person(Roles.Agent, "agent1"), "agent2").ShouldBeFalse();
        RecordingAccess.MayHear(Person(Roles.Agent, "agent1"), null).ShouldBeFalse();
        RecordingAccess.MayHear(Person(Roles.Reviewer, "qa1"), "agent2").ShouldBeTrue();
        RecordingAccess.MayHear(Person(Roles.Dispatcher, "agent2"), "agent2").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/desk", "/desk")]
    [InlineData("/calls?x=1", "/calls?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("desk", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    [InlineData("/a\nb", "/")]
    public void ReturnPath_OnlyLocalOnes_AreFollowed(string? asked, string followed) => LocalPath.Or(asked).ShouldBe(followed);

    private static ClaimsPrincipal Person(string role, string name = "somebody") =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "test"));
}
