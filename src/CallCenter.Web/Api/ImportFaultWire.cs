using CallCenter.Web.Features.Imports;
using Persistence.Imports;

namespace CallCenter.Web.Api;

/// <summary>What is wrong with a row: the rule, and the sentence that says what is allowed.</summary>
internal sealed record ImportFaultWire(int Line, string Field, string Value, string Rule, string Text)
{
    public static ImportFaultWire From(ImportFaultRow fault, ImportWords words)
    {
        var refusal = ImportStore.RefusalOf(fault.Refusal);
        return new ImportFaultWire(fault.Line, fault.Field, fault.Value, refusal.Rule, words.Of(refusal));
    }
}
