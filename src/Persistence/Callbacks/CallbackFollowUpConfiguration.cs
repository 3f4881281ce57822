using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Callbacks;

internal sealed class CallbackFollowUpConfiguration : IEntityTypeConfiguration<CallbackFollowUp>
{
    public void Configure(EntityTypeBuilder<CallbackFollowUp> builder)
    {
        builder.ToTable("CallbackFollowUps").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Number).HasMaxLength(Lengths.Number);
        builder.Property(f => f.Causes).HasMaxLength(Lengths.Line);
        builder.Property(f => f.Demand).HasMaxLength(CallbackRules.TextLength);
        builder.Property(f => f.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(f => f.Result).HasMaxLength(FollowUpRules.ResultLength);
        builder.Property(f => f.SettledBy).HasMaxLength(Lengths.User);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasIndex(f => f.Number).IsUnique();
        // A call-back demands each thing once.
        builder.HasIndex(f => new { f.CallbackId, f.Kind }).IsUnique();
        builder.HasIndex(f => new { f.State, f.DueAt });
        builder.HasIndex(f => f.TicketId);
        builder.HasOne<CallbackTask>().WithMany().HasForeignKey(f => f.CallbackId).OnDelete(DeleteBehavior.Restrict);
    }
}
