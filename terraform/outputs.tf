# Each is what a target file takes: ${terraform:NAME}. One that is null belongs to something that was not asked for.

output "bootstrap_endpoint" {
  description = "BROKER_ENDPOINT: host and port for Kafka clients."
  value       = module.confluent.bootstrap_endpoint
}

output "cluster_api_key" {
  description = "CLUSTER_API_KEY: k2g's own key."
  sensitive   = true
  value       = module.confluent.cluster_api_keys["provisioning"].key
}

output "cluster_api_secret" {
  description = "CLUSTER_API_SECRET: its secret."
  sensitive   = true
  value       = module.confluent.cluster_api_keys["provisioning"].secret
}

output "worker_api_key" {
  description = "The key of a worker of your own, for its group and internal topics; null unless connect is worker."
  sensitive   = true
  value       = try(module.confluent.cluster_api_keys["worker"].key, null)
}

output "worker_api_secret" {
  description = "Its secret."
  sensitive   = true
  value       = try(module.confluent.cluster_api_keys["worker"].secret, null)
}

output "connector_api_key" {
  description = "The key with which connectors read and write: a worker's consumer., producer. and admin. settings, or kafka.api.key of a managed connector."
  sensitive   = true
  value       = module.confluent.cluster_api_keys["connector"].key
}

output "connector_api_secret" {
  description = "Its secret."
  sensitive   = true
  value       = module.confluent.cluster_api_keys["connector"].secret
}

output "connector_service_account_id" {
  description = "Whose rights connectors have: kafka.service.account.id of a managed connector."
  value       = module.confluent.service_account_ids["connector"]
}

output "environment_id" {
  description = "The Confluent environment (env-…)."
  value       = module.confluent.environment_id
}

output "cluster_id" {
  description = "The cluster (lkc-…)."
  value       = module.confluent.cluster_id
}

output "rest_endpoint" {
  description = "The address of the cluster's REST API."
  value       = module.confluent.rest_endpoint
}

output "cloud_api_key" {
  description = "The Cloud API key for managed connectors; null unless connect is managed."
  sensitive   = true
  value       = try(module.confluent.cloud_api_key.key, null)
}

output "cloud_api_secret" {
  description = "Its secret."
  sensitive   = true
  value       = try(module.confluent.cloud_api_key.secret, null)
}

output "neo4j_uri" {
  description = "NEO4J_URI; null without aura."
  value       = one(module.aura[*].uri)
}

output "neo4j_username" {
  description = "NEO4J_USERNAME; null without aura."
  value       = one(module.aura[*].username)
}

output "neo4j_password" {
  description = "NEO4J_PASSWORD; null without aura."
  sensitive   = true
  value       = one(module.aura[*].password)
}

output "neo4j_database" {
  description = "NEO4J_DATABASE; null without aura."
  value       = one(module.aura[*].database)
}

output "aura_instance_id" {
  description = "AURA_INSTANCEID; null without aura."
  value       = one(module.aura[*].instance_id)
}
