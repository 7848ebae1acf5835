# What things are called and who may do what. No provider is needed, so terraform test runs here anywhere.

locals {
  # https://docs.confluent.io/cloud/current/clusters/cluster-types.html; the first is the default
  availabilities = {
    basic      = ["SINGLE_ZONE", "LOW"]
    standard   = ["SINGLE_ZONE", "LOW", "MULTI_ZONE", "HIGH"]
    enterprise = ["LOW", "HIGH"]
    dedicated  = ["SINGLE_ZONE", "MULTI_ZONE"]
    freight    = ["LOW", "HIGH"]
  }

  managed    = var.connect == "managed"
  principals = local.managed ? ["provisioning", "connector"] : ["provisioning", "worker", "connector"]

  runs         = var.run_prefix == null ? [] : ["${var.run_prefix}*"]
  topics       = concat(var.topics, local.runs)
  dead_letters = concat(var.dead_letter_topics, local.runs)
  states       = [for name in concat([var.recipe], local.runs) : "k2g-state-${name}"]

  # Confluent's service calls connectors lcc-… and names their groups and dead letter topics after that.
  groups               = local.managed ? ["connect-lcc-*"] : [for name in concat(var.connectors, local.runs) : "connect-${name}"]
  managed_dead_letters = local.managed ? ["dlq-lcc-*"] : []

  # the names that k2g worker start gives a recipe's worker
  worker_group = coalesce(var.worker.group_id, "k2g-connect-${var.recipe}")
  worker_topics = [
    coalesce(var.worker.config_storage_topic, "${local.worker_group}-configs"),
    coalesce(var.worker.offset_storage_topic, "${local.worker_group}-offsets"),
    coalesce(var.worker.status_storage_topic, "${local.worker_group}-status"),
  ]

  # No operation that another one implies: READ, WRITE, ALTER and DELETE imply DESCRIBE; ALTER_CONFIGS implies
  # DESCRIBE_CONFIGS; WRITE is enough for an idempotent producer (KIP-679).
  granted = {
    provisioning = [
      # which ACLs there are, for the doctor
      { type = "CLUSTER", names = ["kafka-cluster"], operations = ["DESCRIBE"] },
      # apply, destroy, replay, peek
      { type = "TOPIC", names = local.topics, operations = ["ALTER", "ALTER_CONFIGS", "CREATE", "DELETE", "READ", "WRITE"] },
      { type = "TOPIC", names = local.dead_letters, operations = ["ALTER", "ALTER_CONFIGS", "CREATE", "DELETE", "READ"] },
      { type = "TOPIC", names = local.managed_dead_letters, operations = ["READ"] },
      # what is managed, and the lock
      { type = "TOPIC", names = local.states, operations = ["CREATE", "DELETE", "DESCRIBE_CONFIGS", "READ", "WRITE"] },
      # lag; READ, since a renamed connector's group takes over where the former one stands
      { type = "GROUP", names = local.groups, operations = ["READ"] },
    ]
    worker = local.managed ? [] : [
      { type = "GROUP", names = [local.worker_group], operations = ["READ"] },
      # DESCRIBE_CONFIGS, since it checks that they are compacted; without, it starts unchecked
      { type = "TOPIC", names = local.worker_topics, operations = ["CREATE", "DESCRIBE_CONFIGS", "READ", "WRITE"] },
    ]
    connector = local.managed ? [
      # https://docs.confluent.io/cloud/current/connectors/service-account.html
      { type = "CLUSTER", names = ["kafka-cluster"], operations = ["DESCRIBE"] },
      { type = "TOPIC", names = local.topics, operations = ["READ"] },
      { type = "TOPIC", names = local.dead_letters, operations = ["WRITE"] },
      { type = "TOPIC", names = local.managed_dead_letters, operations = ["CREATE", "WRITE"] },
      { type = "GROUP", names = local.groups, operations = ["READ"] },
      ] : [
      { type = "TOPIC", names = local.topics, operations = ["READ"] },
      { type = "TOPIC", names = local.dead_letters, operations = ["WRITE"] },
      # DELETE to reset its offsets
      { type = "GROUP", names = local.groups, operations = ["DELETE", "READ"] },
    ]
  }
  grants = merge(local.granted, {
    provisioning = concat(local.granted.provisioning, var.shared_key ? concat(local.granted.worker, local.granted.connector) : [])
  })

  # one topic may be in two lists: its rights are the sum, each once
  keyed_acls = merge([
    for principal, grants in local.grants : merge([
      for grant in grants : merge([
        for name in grant.names : {
          for operation in grant.operations :
          join(" ", [principal, grant.type, name, operation]) => {
            principal     = principal
            resource_type = grant.type
            resource_name = trimsuffix(name, "*")
            pattern_type  = endswith(name, "*") ? "PREFIXED" : "LITERAL"
            operation     = operation
            permission    = "ALLOW"
          }
        }
      ]...)
    ]...)
  ]...)
}
