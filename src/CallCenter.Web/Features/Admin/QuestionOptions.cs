using System.Collections.Immutable;
using Crm.Domain.Administration;

namespace CallCenter.Web.Features.Admin;

/// <summary>The options of a choice in one line: <c>key=Chinese|English</c>, parted by semicolons of either width.</summary>
internal static class QuestionOptions
{
    public static string Write(ImmutableArray<QuestionOption> options) => string.Join("; ", options.Select(o => $"{o.Key}={o.TextZh}|{o.TextEn}"));

    /// <summary>A missing English text is the Chinese one, a missing text the key.</summary>
    public static ImmutableArray<QuestionOption> Read(string text) =>
    [
        .. text.Split([';', '\uFF1B'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split(['=', '|'], 3, StringSplitOptions.TrimEntries))
            .Select(p => new QuestionOption(p[0], p.Length > 1 ? p[1] : p[0], p.Length > 2 ? p[2] : p.Length > 1 ? p[1] : p[0])),
    ];
}
