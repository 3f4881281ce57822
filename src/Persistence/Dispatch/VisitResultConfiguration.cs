using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;
using Persistence.Conventions;

namespace Persistence.Dispatch;

internal sealed class VisitResultConfiguration : IEntityTypeConfiguration<VisitResult>
{
    public void Configure(EntityTypeBuilder<VisitResult> builder)
    {
        builder.ToTable("VisitResults").HasKey(r => r.OrderId);
        builder.Property(r => r.OrderId).ValueGeneratedNever().HasConversion(id => id.Value, value => new DispatchOrderId(value));
        builder.Property(r => r.SymptomCode).HasMaxLength(Lengths.Code);
        builder.Property(r => r.DefectCode).HasMaxLength(Lengths.Code);
        builder.Property(r => r.RepairCode).HasMaxLength(Lengths.Code);
        builder.Property(r => r.LiabilityCode).HasMaxLength(Lengths.Code);
        builder.Property(r => r.FeeReason).HasMaxLength(Lengths.Code);
        builder.Property(r => r.Position).HasMaxLength(CompletionRules.NameLength);
        builder.Property(r => r.SignedBy).HasMaxLength(CompletionRules.NameLength);
        builder.Property(r => r.AcceptedBy).HasMaxLength(CompletionRules.NameLength);
        builder.Property(r => r.QuotationNumber).HasMaxLength(Lengths.Number);
        builder.HasIndex(r => r.QuotationNumber);
        builder.Property(r => r.WhatWasDone).HasMaxLength(TicketRules.TextLength);
        builder.Property(r => r.RecordedBy).HasMaxLength(Lengths.User);
        builder.Property(r => r.Crew).HasConversion(
            crew => crew.IsDefaultOrEmpty ? "" : StoreJson.Write(crew), text => ReadCrew(text),
            new ValueComparer<ImmutableArray<CrewWork>>((a, b) => a.SequenceEqual(b), crew => crew.Length, crew => crew)).HasMaxLength(Lengths.Text);
        builder.Property(r => r.PartsUsed).HasConversion(parts => Write(parts), text => Read(text), Same);
        builder.Ignore(r => r.Total);
        builder.Ignore(r => r.Next);
        builder.Ignore(r => r.Acceptance);
        builder.HasOne<DispatchOrder>().WithOne().HasForeignKey<VisitResult>(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
    }

    private static ImmutableArray<CrewWork> ReadCrew(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<ImmutableArray<CrewWork>>(text, StoreJson.Options);

    private static readonly ValueComparer<ImmutableArray<VisitPart>> Same = new((a, b) => a.SequenceEqual(b), parts => parts.Aggregate(0, (hash, part) => HashCode.Combine(hash, part)), parts => parts);

    // Empty in the rows of the time before parts were written down.
    private static string Write(ImmutableArray<VisitPart> parts) => parts.IsDefaultOrEmpty ? "" : StoreJson.Write(parts);

    private static ImmutableArray<VisitPart> Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<ImmutableArray<VisitPart>>(text, StoreJson.Options);
}
