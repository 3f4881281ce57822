using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Bunit;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Features.Me;
using CallCenter.Web.Tests.Resources;
using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Ui;

/// <summary>What every page has: help, the palette, one's own settings; and the language that is 40 % longer.</summary>
public sealed class ShellTests
{
    public static TheoryData<string> Languages => [.. Cultures.All];

    [Theory]
    [InlineData("tickets/T-261122-0007?x=1", "tickets.T-261122-0007", "tickets.one", "tickets")]
    [InlineData("customers/C-1/edit", "customers.edit", "customers.one", "customers")]
    [InlineData("desk", "desk")]
    public void HelpTopic_GoesFromThePageToItsArea(string path, params string[] topics) => HelpTopic.Of(path).ShouldBe(topics);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Help_EveryDoor_SaysWhatItsPageIsFor(string culture)
    {
        using var page = new PageContext(culture);
        var help = page.Services.GetRequiredService<IStringLocalizer<HelpText>>();
        var doors = RailEntry.All.Select(e => e.Path).Concat(AdminDoor.All.Select(d => d.Path)).Append("/me").Append("/kit");

        doors.Where(d => HelpTopic.Of(d).All(t => help[t].ResourceNotFound)).ShouldBeEmpty();
    }

    [Fact]
    public void Palette_OfAnAgent_HasNoDoorThatStaysShut()
    {
        var commands = For(Roles.Agent);

        commands.Select(c => c.Target).ShouldContain("/desk");
        commands.Select(c => c.Target).ShouldContain("/me");
        commands.ShouldAllBe(c => !c.Target.StartsWith("/admin", StringComparison.Ordinal) && c.Target != "/kit" && c.Target != "/supervisor");
        For(Roles.Administrator).Select(c => c.Target).ShouldContain("/admin/users");
    }

    [Fact]
    public void Palette_FindsByInitials_AFewOfEachKind()
    {
        var commands = For(Roles.Administrator);

        PaletteCommand.Fitting(commands, "zsk")[0].Target.ShouldBe("/knowledge");
        PaletteCommand.Fitting(commands, "").GroupBy(c => c.Kind).ShouldAllBe(g => g.Count() <= PaletteCommand.Most);
        PaletteCommand.Fitting(commands, "<script>").ShouldBeEmpty();
    }

    [Fact]
    public void OwnKeys_Put_MovesAndComesBack()
    {
        var moved = OwnKeys.None.Put("F2", "F7").Keys!;

        moved.Of("F2").ShouldBe("F7");
        OwnKeys.FromJson(moved.ToJson()).Of("F2").ShouldBe("F7");
        moved.Put("F2", "F2").Keys!.Table.ShouldBeEmpty();
    }

    [Fact]
    public void OwnKeys_Clash_NamesWhatHasTheKey()
    {
        OwnKeys.None.Put("F2", "F4").ShouldBe((null, "clash", "F4"));
        OwnKeys.None.Put("F2", "F7").Keys!.Put("F4", "F7").ShouldBe((null, "clash", "F2"));
        OwnKeys.None.Put("F2", "F7").Keys!.Put("F4", "F2").Fault.ShouldBeNull("F2 is free once answering has moved");
    }

    [Theory]
    [InlineData("Control+W", "taken")]
    [InlineData("Escape", "taken")]
    [InlineData("", "unknown")]
    [InlineData("Alt+", "unknown")]
    [InlineData("two words", "unknown")]
    public void OwnKeys_WhatTheBrowserNeeds_IsRefused(string own, string fault) => OwnKeys.None.Put("F2", own).Fault.ShouldBe(fault);

    [Theory]
    [InlineData(null)]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"F2\":\"Control+W\",\"made-up\":\"F7\",\"F4\":null}")]
    public void OwnKeys_StrangeStore_IsTheDefault(string? json) => OwnKeys.FromJson(json).Table.ShouldBeEmpty();

    [Fact]
    public void KeyChoices_EveryOne_IsAKeyOfSomePage()
    {
        var sources = string.Concat(Repository.Files("*.razor").Where(f => !f.Contains("Kit", StringComparison.Ordinal)).Select(File.ReadAllText));
        var used = Regex.Matches(sources, """(?:Keys|aria-keyshortcuts)="(?<keys>[^"@]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).SelectMany(m => m.Groups["keys"].Value.Split(' ')).ToHashSet(StringComparer.Ordinal);

        KeyChoice.All.Select(k => k.Default).Where(k => !used.Contains(k)).ShouldBeEmpty();
        KeyChoice.All.Select(k => k.Default).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void MePage_RefusedKey_IsNamedAtItsFieldAndNothingMoves(string culture)
    {
        using var page = new PageContext(culture);
        var me = page.Render<MePage>();

        me.Find("[data-default=F2]").Change("F4");

        me.Find("[role=alert]").TextContent.ShouldContain("F4");
        me.Find("[data-testid=keys-reset]").HasAttribute("disabled").ShouldBeTrue();
        me.Find("[data-default=F2]").Change("F7");
        me.FindAll("[role=alert]").ShouldBeEmpty();
        me.Find("[data-testid=keys-reset]").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void Stretched_WordsGrowAndNamesForScriptsStay()
    {
        StretchedTexts.Stretch("Main navigation {why} 12").ShouldBe("Mainnn navigationnnnn {why} 12");
        var text = "The customer comes to you; the agent goes to after-call work.";
        StretchedTexts.Stretch(text).Length.ShouldBeInRange((int)(text.Count(char.IsLetter) * 1.35) + text.Count(c => !char.IsLetter(c)), (int)(text.Length * 1.45));
    }

    [Fact]
    public void Stretched_AppliesInItsLanguageOnly()
    {
        using var page = new PageContext(Cultures.English);
        var texts = new StretchedTexts(page.Services.GetRequiredService<IStringLocalizerFactory>()).Create(typeof(ShellText));

        texts["Home"].Value.ShouldBe("Home");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.Stretched);
        texts["Home"].Value.ShouldBe("Homeee");
    }

    private static IReadOnlyList<PaletteCommand> For(string role)
    {
        using var page = new PageContext();
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "somebody"), new Claim(ClaimTypes.Role, role)], "test"));
        return PaletteCommand.For(person, page.Services.GetRequiredService<IStringLocalizer<ShellText>>(), page.Services.GetRequiredService<IStringLocalizer<AdminText>>());
    }
}
