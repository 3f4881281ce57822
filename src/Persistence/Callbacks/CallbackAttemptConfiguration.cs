using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Callbacks;

internal sealed class CallbackAttemptConfiguration : IEntityTypeConfiguration<CallbackAttempt>
{
    public void Configure(EntityTypeBuilder<CallbackAttempt> builder)
    {
        builder.ToTable("CallbackAttempts").HasKey(a => new { a.CallbackId, a.Seq });
        builder.Property(a => a.AgentId).HasMaxLength(Lengths.User);
        builder.Property(a => a.Number).HasMaxLength(Lengths.Phone);
        builder.Property(a => a.Note).HasMaxLength(CallbackRules.TextLength);
        builder.HasIndex(a => a.CallId);
        builder.HasIndex(a => a.StartedAt);
        builder.HasOne<CallbackTask>().WithMany().HasForeignKey(a => a.CallbackId).OnDelete(DeleteBehavior.Restrict);
    }
}
